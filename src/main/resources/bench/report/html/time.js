/* Charts over the time of the measurement: lines, phases, marks, zoom. */
var benchTime = (function (charts) {
  'use strict';

  const data = charts.data;
  const several = charts.several;
  const css = charts.css;
  const text = charts.text;
  const MEDIAN = '50pct';
  const MOST_LINES = 200;
  const MOST_LABELS = 25;
  const MOST_TOLD = 5;
  const STATISTICS = { '50pct': '50 %', '95pct': '95 %', '99pct': '99 %', '999pct': '99.9 %', Max: 'Max' };
  const phases = data.runs[0].phases;
  const isOneCourse = data.runs.every(function (run) { return JSON.stringify(run.phases) === JSON.stringify(phases); });

  /** Of several runs with other phases each, those of the first are shown, and say so. */
  function phaseName(phase) {
    return (isOneCourse ? '' : data.runs[0].label + ': ') + phase.name;
  }

  function phaseAt(seconds) {
    return phases.find(function (each) { return seconds >= each.from && seconds < each.to; });
  }

  /** What happened to the cluster, by the run that saw it. */
  const marks = data.runs.flatMap(function (run) {
    return run.marks.map(function (mark) {
      return { run: run, at: mark.at, kind: mark.kind, name: charts.title(run, mark.name), text: mark.text };
    });
  });

  function marksOf(run) {
    return marks.filter(function (mark) { return !run || mark.run === run; });
  }

  /** Lines of a tooltip. */
  function marksBetween(from, to, run) {
    const found = marksOf(run).filter(function (mark) { return mark.at >= from && mark.at <= to; });
    const lines = found.slice(0, MOST_TOLD).map(function (mark) {
      return { name: mark.name, value: charts.short(mark.text, 80), color: css('--' + mark.kind) };
    });
    return found.length > MOST_TOLD
      ? lines.concat([{ name: 'marks', value: (found.length - MOST_TOLD) + ' more' }])
      : lines;
  }

  /** Not more than a reader can tell apart: so many of a kind over the whole time, and labels beside one another. */
  function markLines(run) {
    const last = {};
    let labelled = -Infinity;
    const drawn = marksOf(run).sort(function (a, b) { return a.at - b.at; }).filter(function (mark) {
      const isApart = last[mark.kind] === undefined || mark.at - last[mark.kind] >= data.endSeconds / MOST_LINES;
      last[mark.kind] = isApart ? mark.at : last[mark.kind];
      return isApart;
    });
    return drawn.map(function (mark) {
      const isLabelled = mark.at - labelled >= data.endSeconds / MOST_LABELS;
      labelled = isLabelled ? mark.at : labelled;
      return {
        xAxis: mark.at,
        name: mark.name,
        lineStyle: { color: css('--' + mark.kind), type: 'dashed', width: 1.2 },
        label: {
          show: isLabelled,
          position: 'insideEndTop',
          color: css('--' + mark.kind),
          fontSize: 10,
          formatter: function () { return charts.short(mark.name, 18); }
        }
      };
    });
  }

  /**
   * The bands of a series of its own, as that of another one would go when a reader hides it.
   *
   * @param run whose marks are shown; those of all runs where there is none
   */
  function bands(run) {
    return {
      type: 'line',
      name: 'phases',
      data: [],
      silent: true,
      markLine: charts.markLine({ data: markLines(run) }),
      markArea: {
        silent: true,
        data: phases.map(function (phase, index) {
          const share = (phase.to - phase.from) / data.endSeconds;
          return [{
            xAxis: phase.from,
            name: charts.short(phaseName(phase), Math.floor(share * 70)),
            itemStyle: { color: css(!phase.measured ? '--unmeasured' : index % 2 ? '--band' : '--clear') },
            label: {
              show: share > 0.05,
              position: 'insideTop',
              color: css('--muted'),
              fontSize: 10
            }
          }, { xAxis: phase.to }];
        })
      }
    };
  }

  function points(run, values, isLog) {
    const drawn = [];
    values.forEach(function (value, i) {
      if (i > 0 && isApart(run, run.x[i - 1], run.x[i])) {
        drawn.push([run.x[i], null]);
      }
      // There is no place for a zero on such an axis.
      drawn.push([run.x[i], isLog && value <= 0 ? null : value]);
    });
    return drawn;
  }

  function isEmpty(point) {
    return point === undefined || point[1] === null;
  }

  /** A line needs two points: those without a neighbour are dots. */
  function dots(line) {
    return {
      type: 'scatter',
      name: line.name,
      data: line.data.filter(function (point, i) {
        return !isEmpty(point) && isEmpty(line.data[i - 1]) && isEmpty(line.data[i + 1]);
      }),
      symbolSize: 5,
      itemStyle: line.itemStyle
    };
  }

  /** Whether there was a time between both that was not measured. */
  function isApart(run, one, other) {
    return run.phases.some(function (phase) { return !phase.measured && one <= phase.from && phase.to <= other; });
  }

  function lineColor(spec, index) {
    return spec.neutral && !several ? css('--muted') : charts.color(index);
  }

  function line(run, spec, index, isLog) {
    const values = run.series[spec.key];
    return {
      type: 'line',
      name: charts.title(run, spec.name),
      data: points(run, values, isLog),
      step: spec.step ? 'middle' : false,
      symbol: 'circle',
      symbolSize: 5,
      showSymbol: false,
      itemStyle: { color: lineColor(spec, index) },
      lineStyle: { width: 1.6, type: spec.dash && (several || spec.neutral) ? spec.dash : 'solid' }
    };
  }

  function isDrawn(run, spec) {
    const values = run.series[spec.key];
    return values !== undefined && !(spec.onlyIfAny && values.every(function (value) { return !value; }));
  }

  function isShown(run, spec) {
    return isDrawn(run, spec) &&
      (!several || (typeof spec.overlaid === 'function' ? spec.overlaid(run) : Boolean(spec.overlaid)));
  }

  /** Of a pair of points for neighbouring intervals the least and the greatest value: neither is of that very moment. */
  function figure(run, key, point) {
    const values = run.series[key];
    if (!values) {
      return '-';
    }
    const pair = values.slice(point - point % 2, point - point % 2 + 2);
    return !run.isThinned || pair[0] === pair[1]
      ? text(values[point])
      : text(Math.min.apply(null, pair)) + ' to ' + text(Math.max.apply(null, pair));
  }

  function moment(run, point) {
    return run.isThinned
      ? text(run.x[point] - run.reach[point]) + ' to ' + text(run.x[point + 1] + run.reach[point + 1])
      : text(run.x[point]);
  }

  function rowsOf(run, keys) {
    const rows = [];
    for (let point = 0; point < run.x.length; point += run.isThinned ? 2 : 1) {
      rows.push((several ? [run.label] : []).concat([moment(run, point)], keys.map(function (spec) {
        return figure(run, spec.key, point);
      })));
    }
    return rows;
  }

  function thinningNote() {
    return data.runs.some(function (run) { return run.isThinned; })
      ? '; of neighbouring intervals the least and the greatest' : '';
  }

  /** Lines over time; of several runs those that are marked for it, in the run's colour. */
  function overTime(id, section, name, unit, specs, note, isLog) {
    const lines = [];
    data.runs.forEach(function (run, i) {
      specs.filter(function (spec) { return isShown(run, spec); }).forEach(function (spec) {
        lines.push({ run: run, spec: spec, index: several ? i : specs.indexOf(spec) });
      });
    });
    return {
      id: id,
      section: section,
      name: name + ' (' + unit + ')',
      note: note + thinningNote(),
      unit: unit,
      isOverTime: true,
      isEmpty: lines.length === 0,
      option: function () {
        const series = lines.map(function (each) { return line(each.run, each.spec, each.index, isLog); });
        const names = series.map(function (each) { return each.name; });
        return Object.assign(charts.base('axis', timeTip(lines, unit)), {
          toolbox: selection(),
          legend: charts.legend(names),
          xAxis: timeAxis(),
          yAxis: charts.valueAxis(isLog),
          dataZoom: zooms('filter'),
          series: series.concat(series.map(dots).filter(function (each) { return each.data.length > 0; }), [bands()])
        });
      },
      table: function () {
        const keys = specs.filter(function (spec) {
          return data.runs.some(function (run) { return isShown(run, spec); });
        });
        const head = (several ? ['Run'] : []).concat(['s'], keys.map(function (spec) {
          return spec.name + ' (' + unit + ')';
        }));
        return { head: head, rows: [].concat.apply([], data.runs.map(function (run) { return rowsOf(run, keys); })) };
      }
    };
  }

  function timeAxis() {
    return charts.axis('value', { min: 0, max: data.endSeconds, name: 's', nameGap: 4, splitLine: { show: false } });
  }

  function zooms(filterMode) {
    return [
      { type: 'inside', filterMode: filterMode, zoomOnMouseWheel: 'ctrl', moveOnMouseMove: false,
        moveOnMouseWheel: false, preventDefaultMouseMove: false },
      { type: 'slider', filterMode: filterMode, height: 14, bottom: 8, showDetail: false, showDataShadow: false,
        brushSelect: false, borderColor: css('--line') }
    ];
  }

  /** Lets the mouse select a time in the chart; its buttons would only repeat that, and are out of sight. */
  function selection() {
    return { top: -40, itemSize: 1, showTitle: false, feature: { dataZoom: { yAxisIndex: 'none' } } };
  }

  /** The runs have intervals of their own, of which the one that the moment lies in is shown: there may be none. */
  function timeTip(lines, unit) {
    return function (params) {
      const seconds = params.length ? params[0].axisValue : 0;
      return charts.tip(heading(seconds), lines.map(function (each) {
        return {
          name: charts.title(each.run, each.spec.name),
          value: figureAt(each.run, each.spec.key, seconds, unit),
          color: lineColor(each.spec, each.index)
        };
      }).concat(lines.length ? marksNear(seconds, lines[0].run.x) : []));
    };
  }

  function figureAt(run, key, seconds, unit) {
    const point = nearest(run.x, seconds);
    // Times are rounded.
    const isWithin = Math.abs(run.x[point] - seconds) <= 1.02 * run.reach[point];
    const shown = isWithin ? figure(run, key, point) : '-';
    return shown === '-' ? shown : shown + ' ' + unit;
  }

  function heading(seconds) {
    const phase = phaseAt(seconds);
    return text(seconds) + ' s' + (phase ? ', ' + phaseName(phase) : '');
  }

  /** Within reach of a mouse, and of the interval that it is at. */
  function marksNear(seconds, times, run) {
    const interval = times.length > 1 ? times[1] - times[0] : data.endSeconds;
    const reach = Math.max(data.endSeconds / 100, interval / 2);
    return marksBetween(seconds - reach, seconds + reach, run);
  }

  function nearest(times, seconds) {
    let best = 0;
    times.forEach(function (time, i) {
      best = Math.abs(time - seconds) < Math.abs(times[best] - seconds) ? i : best;
    });
    return best;
  }

  /** The percentiles that a run has: of several runs each with its median and its highest. */
  function percentiles(latency) {
    const known = Object.keys(STATISTICS).filter(function (key) {
      return data.runs.some(function (run) { return run.series[latency + key]; });
    });
    return known.map(function (key) {
      return {
        key: latency + key,
        name: STATISTICS[key],
        overlaid: function (run) { return key === MEDIAN || key === tail(run, latency); },
        dash: key === MEDIAN ? 'dotted' : 'solid'
      };
    });
  }

  function tail(run, latency) {
    return ['99pct', '95pct', 'Max'].find(function (key) { return run.series[latency + key]; });
  }

  return {
    axis: timeAxis, zooms: zooms, selection: selection, bands: bands, lines: overTime, percentiles: percentiles,
    points: points, dots: dots, heading: heading, nearest: nearest, marksNear: marksNear, marksBetween: marksBetween
  };
}(benchCharts));
