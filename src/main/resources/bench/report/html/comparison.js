/* The charts of a comparison: what has changed, where in the distributions, and in which runs it is seen. */
(function (charts, ratio) {
  'use strict';

  const data = charts.data.comparison;
  if (!data) {
    return;
  }
  const ZONE = '\u00b1' + charts.text(100 * data.minEffect) + ' %';
  const NOTE = 'grey: changes below ' + charts.text(100 * data.minEffect) + ' %, which do not matter; ';
  const LOOKS = {
    regression: { color: '--bad', symbol: 'triangle', word: 'regression' },
    improvement: { color: '--good', symbol: 'diamond', word: 'improvement' },
    noChange: { color: '--text', symbol: 'circle', word: 'no change' },
    inconclusive: { color: '--muted', symbol: 'circle', word: 'inconclusive' },
    none: { color: '--muted', symbol: 'circle', word: 'not judged' }
  };

  /** What is not decided must not look like what is. */
  function shiftColor() {
    return data.isOpen ? charts.css('--muted') : charts.color(0);
  }

  function look(figure) {
    return LOOKS[figure.answer] || LOOKS.none;
  }

  function isDecided(figure) {
    return figure.answer !== undefined && figure.answer !== 'inconclusive';
  }

  /** The bounds of intervals and the estimates, as far as there are any. */
  function ratios(changes) {
    return changes.reduce(function (all, each) { return all.concat([each.low, each.ratio, each.high]); }, data.zone.slice());
  }

  function hasInterval(change) {
    return change.low > 0 && change.high > 0;
  }

  /** The primary figures with their intervals, one below the other. */
  function forest() {
    const figures = data.primaries;
    const drawn = figures.filter(function (each) { return each.ratio > 0; });

    function whiskers(figure) {
      const row = figures.indexOf(figure);
      return {
        type: 'line',
        silent: true,
        symbol: 'none',
        tooltip: { show: false },
        data: [[ratio.place(figure.low), row], [ratio.place(figure.high), row]],
        lineStyle: { color: charts.css(look(figure).color), width: isDecided(figure) ? 4 : 2 }
      };
    }

    function estimates() {
      return Object.assign({
        type: 'scatter',
        symbolSize: 15,
        data: drawn.map(function (each) {
          return {
            value: [ratio.place(each.ratio), figures.indexOf(each)],
            symbol: look(each).symbol,
            itemStyle: charts.dot(charts.css(look(each).color), isDecided(each)),
            label: {
              show: true,
              position: 'top',
              distance: 8,
              color: charts.css('--text'),
              formatter: function () { return each.change + ', ' + look(each).word; }
            }
          };
        })
      }, ratio.marks('xAxis', data.zone, ZONE));
    }

    return {
      id: 'primaries',
      section: 'primaries',
      name: 'New against base (ratio)',
      note: NOTE + 'estimate and 90 % interval; hollow and grey: not decided',
      doubt: data.doubt,
      isEmpty: drawn.length === 0,
      height: 110 + 62 * figures.length,
      option: function () {
        return Object.assign(charts.base('item', function (params) {
          const each = drawn[params.dataIndex];
          return charts.tip(each.name, [
            { name: 'change', value: each.change },
            { name: '90 % interval', value: each.interval },
            { name: 'answer', value: look(each).word }
          ]);
        }), {
          grid: { left: 12, right: 28, top: 24, bottom: 16, containLabel: true },
          xAxis: ratio.axis(ratio.extent(ratios(drawn))),
          yAxis: charts.axis('category', {
            data: figures.map(function (each) { return each.name; }),
            inverse: true,
            splitLine: { show: false },
            axisLabel: { color: charts.css('--text'), width: 130, overflow: 'break' }
          }),
          series: [estimates()].concat(drawn.filter(hasInterval).map(whiskers))
        });
      },
      table: function () {
        return {
          head: ['Figure', 'Change', '90 % interval', 'Answer'],
          rows: figures.map(function (each) { return [each.name, each.change, each.interval, look(each).word]; })
        };
      }
    };
  }

  /** By how much each percentile of a latency has moved: whether it is the body of the distribution or its tail. */
  function shift(latency) {
    const points = latency.points;
    const banded = points.filter(function (each) { return hasInterval(each); });

    function name(point) {
      return charts.text(point.percentile) + ' %';
    }

    function values(some, value) {
      return some.map(function (each) { return [points.indexOf(each), value(each)]; });
    }

    function band(isHeight) {
      return {
        type: 'line',
        stack: 'band',
        // Logarithms of ratios below 1 are negative.
        stackStrategy: 'all',
        silent: true,
        symbol: 'none',
        lineStyle: { width: 0 },
        areaStyle: isHeight ? { color: shiftColor(), opacity: 0.22 } : undefined,
        data: values(banded, function (each) {
          return isHeight ? ratio.place(each.high) - ratio.place(each.low) : ratio.place(each.low);
        })
      };
    }

    return {
      id: 'shift-' + latency.id,
      section: 'shifts',
      name: latency.name + ' latency: new against base at each percentile (ratio)',
      note: NOTE + (banded.length ? 'band: 90 % interval over the runs' : 'too few runs for a band') +
        (data.isOpen ? '; dashed and grey, as the comparison is not decided' : ''),
      doubt: data.doubt,
      isEmpty: points.length === 0,
      option: function () {
        return Object.assign(charts.base('axis', function (params) {
          const each = points[params[0].value[0]];
          return charts.tip(name(each), [
            { name: 'change', value: each.change },
            { name: '90 % interval', value: each.interval }
          ]);
        }), {
          grid: { left: 12, right: 28, top: 20, bottom: 16, containLabel: true },
          xAxis: charts.axis('category', {
            data: points.map(name),
            boundaryGap: false,
            splitLine: { show: false }
          }),
          yAxis: ratio.axis(ratio.extent(ratios(points))),
          series: [band(false), band(true), Object.assign({
            type: 'line',
            name: 'change',
            symbol: 'circle',
            symbolSize: 6,
            itemStyle: { color: shiftColor() },
            lineStyle: { width: 2, type: data.isOpen ? 'dashed' : 'solid' },
            data: values(points, function (each) { return ratio.place(each.ratio); })
          }, ratio.marks('yAxis', data.zone, ZONE))]
        });
      },
      table: function () {
        return {
          head: ['Percentile', 'Change', '90 % interval'],
          rows: points.map(function (each) { return [name(each), each.change, each.interval]; })
        };
      }
    };
  }

  /** A primary figure of each run, in the order in which they ran: what the machine did meanwhile is seen, too. */
  function inOrder(figure, index) {
    const unit = figure.unit ? ' ' + figure.unit : '';
    const runs = data.runs.filter(function (run) { return run.values[index] !== null; });

    function side(name, symbol, color) {
      const own = runs.filter(function (run) { return run.side === name; });
      const median = name === 'base' ? figure.base : figure.fresh;
      return {
        type: 'scatter',
        name: name,
        symbol: symbol,
        symbolSize: 11,
        itemStyle: { color: color },
        data: own.map(function (run) {
          return { value: [run.order, run.values[index]], run: run, itemStyle: charts.dot(color, run.trusted) };
        }),
        markLine: own.length === 0 ? undefined : charts.markLine({
          lineStyle: { color: color, type: 'dashed', width: 1.2 },
          label: { show: false },
          data: [{ yAxis: median }]
        })
      };
    }

    return {
      id: 'runs-' + figure.id,
      section: 'runs',
      name: figure.name + ' of each run' + (figure.unit ? ' (' + figure.unit + ')' : ''),
      note: (data.isOrdered ? 'in the order in which they ran' : 'in the order in which they were named') +
        '; dashed: medians; hollow: not to be trusted',
      doubt: data.drift,
      isEmpty: runs.length === 0,
      option: function () {
        return Object.assign(charts.base('item', function (params) {
          const run = params.data.run;
          return charts.tip(run.file, [
            { name: run.side, value: charts.text(run.values[index]) + unit },
            { name: 'run', value: charts.text(run.order) },
            { name: 'verdict', value: run.verdict }
          ]);
        }), {
          legend: charts.legend(['base', 'new']),
          grid: { left: 12, right: 28, top: 40, bottom: 16, containLabel: true },
          xAxis: charts.axis('value', { min: 0, max: data.runs.length + 1, minInterval: 1, name: 'run', nameGap: 4,
            splitLine: { show: false },
            axisLabel: { color: charts.css('--muted'), hideOverlap: true, showMinLabel: false, showMaxLabel: false } }),
          yAxis: Object.assign(charts.valueAxis(false), { min: undefined, scale: true }),
          series: [side('base', 'circle', charts.color(0)), side('new', 'diamond', charts.color(1))]
        });
      },
      table: function () {
        return {
          head: ['Run', 'Side', 'File', figure.name + unit, 'Verdict'],
          rows: runs.map(function (run) {
            return [charts.text(run.order), run.side, run.file, charts.text(run.values[index]), run.verdict];
          })
        };
      }
    };
  }

  charts.add(forest(), data.primaries.map(inOrder), data.shifts.map(shift));
}(benchCharts, benchRatio));
