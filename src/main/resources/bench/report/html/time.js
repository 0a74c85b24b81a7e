/* Charts over the time of the measurement: lines, phases, zoom. */
var benchTime = (function (charts) {
  'use strict';

  const data = charts.data;
  const several = charts.several;
  const css = charts.css;
  const text = charts.text;
  const MEDIAN = '50pct';
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

  /** The bands of a series of its own, as that of another one would go when a reader hides it. */
  function bands() {
    return {
      type: 'line',
      name: 'phases',
      data: [],
      silent: true,
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
      showSymbol: values.length < 3,
      itemStyle: { color: lineColor(spec, index) },
      lineStyle: { width: 1.6, type: spec.dash && (several || spec.neutral) ? spec.dash : 'solid' }
    };
  }

  function isDrawn(run, spec) {
    const values = run.series[spec.key];
    return values !== undefined && !(spec.onlyIfAny && values.every(function (value) { return !value; }));
  }

  /** Lines over time; of several runs those that are marked for it, in the run's colour. */
  function overTime(id, section, name, unit, specs, note, isLog) {
    const shown = specs.filter(function (spec) { return !several || spec.overlaid; });
    const lines = [];
    data.runs.forEach(function (run, i) {
      shown.filter(function (spec) { return isDrawn(run, spec); }).forEach(function (spec) {
        lines.push({ run: run, spec: spec, index: several ? i : specs.indexOf(spec) });
      });
    });
    return {
      id: id,
      section: section,
      name: name + ' (' + unit + ')',
      note: note,
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
          series: series.concat([bands()])
        });
      },
      table: function () {
        const keys = shown.filter(function (spec) {
          return data.runs.some(function (run) { return isDrawn(run, spec); });
        });
        const rows = [];
        data.runs.forEach(function (run) {
          run.x.forEach(function (x, i) {
            rows.push((several ? [run.label] : []).concat([text(x)], keys.map(function (spec) {
              return run.series[spec.key] ? text(run.series[spec.key][i]) : '-';
            })));
          });
        });
        const head = (several ? ['Run'] : []).concat(['s'], keys.map(function (spec) {
          return spec.name + ' (' + unit + ')';
        }));
        return { head: head, rows: rows };
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

  /** The runs have intervals of their own, of which those nearest to the moment are shown. */
  function timeTip(lines, unit) {
    return function (params) {
      const seconds = params.length ? params[0].axisValue : 0;
      const phase = phaseAt(seconds);
      return charts.tip(text(seconds) + ' s' + (phase ? ', ' + phaseName(phase) : ''), lines.map(function (each) {
        return {
          name: charts.title(each.run, each.spec.name),
          value: text(each.run.series[each.spec.key][nearest(each.run.x, seconds)]) + ' ' + unit,
          color: lineColor(each.spec, each.index)
        };
      }));
    };
  }

  function nearest(times, seconds) {
    let best = 0;
    times.forEach(function (time, i) {
      best = Math.abs(time - seconds) < Math.abs(times[best] - seconds) ? i : best;
    });
    return best;
  }

  /** The percentiles that every run has: of several runs the median and the highest. */
  function percentiles(latency) {
    const known = Object.keys(STATISTICS).filter(function (key) {
      return data.runs.some(function (run) { return run.series[latency + key]; });
    });
    const tails = known.filter(function (key) { return key === '99pct' || key === '95pct'; });
    const tail = tails[tails.length - 1] || 'Max';
    return known.map(function (key) {
      return {
        key: latency + key,
        name: STATISTICS[key],
        overlaid: key === MEDIAN || key === tail,
        dash: key === MEDIAN ? 'dotted' : 'solid'
      };
    });
  }

  return {
    axis: timeAxis, zooms: zooms, selection: selection, bands: bands, lines: overTime, percentiles: percentiles
  };
}(benchCharts));
