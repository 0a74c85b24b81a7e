/* The trials of a rate search, and the bracket that it has found. */
function benchSearch(run) {
  'use strict';

  const charts = benchCharts;
  const search = run.search || { trials: [], lowerBound: null, upperBound: null };
  const trials = search.trials;
  const LOOKS = {
    pass: { symbol: 'circle', color: '--good' },
    fail: { symbol: 'rect', color: '--bad' },
    irregular: { symbol: 'triangle', color: '--warn' }
  };

  function tip(trial, number) {
    const lines = [
      { name: 'rate', value: charts.text(trial.rate) + ' msg/s' },
      { name: 'acked', value: charts.text(trial.acked) + ' msg/s' },
      { name: 'judged for', value: charts.text(trial.seconds) + ' s' }
    ];
    if (trial.publishResponseLatency !== undefined) {
      lines.push({ name: 'publish response 99 %', value: charts.text(trial.publishResponseLatency) + ' ms' });
    }
    if (trial.endToEndResponseLatency !== undefined) {
      lines.push({ name: 'end-to-end response 99 %', value: charts.text(trial.endToEndResponseLatency) + ' ms' });
    }
    if (trial.failed.length) {
      lines.push({ name: trial.verdict === 'irregular' ? 'because of' : 'not met', value: trial.failed.join(', ') });
    }
    return charts.tip('Trial ' + number + ': ' + trial.verdict, lines);
  }

  function dots(verdict) {
    return {
      type: 'scatter',
      name: verdict,
      symbol: LOOKS[verdict].symbol,
      symbolSize: 11,
      itemStyle: { color: charts.css(LOOKS[verdict].color) },
      data: trials.map(function (trial, i) { return [i + 1, trial.rate, trial.verdict]; })
        .filter(function (point) { return point[2] === verdict; })
    };
  }

  /** As the search says it: a rate is sustained although a trial in six has failed at it. */
  function bound(name, rate, color) {
    return {
      type: 'line',
      name: name,
      showSymbol: false,
      silent: true,
      data: rate === null ? [] : [[0, rate], [trials.length + 1, rate]],
      itemStyle: { color: charts.css(color) },
      lineStyle: { width: 1.5, type: 'dashed' },
      tooltip: { show: false }
    };
  }

  return {
    id: 'search-' + run.label,
    section: 'search',
    name: charts.title(run, 'Trials of the rate search (msg/s)'),
    note: 'each trial with its rate; the lines are the bracket that the search has found',
    run: run,
    isEmpty: trials.length === 0,
    option: function () {
      const series = Object.keys(LOOKS).map(dots).concat([
        bound(search.confirmed ? 'sustained' : 'passed, not confirmed', search.lowerBound, '--good'),
        bound('not sustained', search.upperBound, '--bad')
      ]).filter(function (each) { return each.data.length > 0; });
      return Object.assign(charts.base('item', function (params) {
        return tip(trials[params.value[0] - 1], params.value[0]);
      }), {
        legend: charts.legend(series.map(function (each) { return each.name; })),
        grid: { left: 12, right: 28, top: 40, bottom: 16, containLabel: true },
        xAxis: charts.axis('value', { min: 0, max: trials.length + 1, minInterval: 1, name: 'trial', nameGap: 4,
          splitLine: { show: false } }),
        yAxis: Object.assign(charts.valueAxis(false), { min: undefined, scale: true }),
        series: series
      });
    },
    table: function () {
      return {
        head: ['Trial', 'Rate (msg/s)', 'Verdict', 'Acked (msg/s)', 'Judged for (s)', 'Pub Response 99 % (ms)', 'Not met'],
        rows: trials.map(function (trial, i) {
          return [String(i + 1), charts.text(trial.rate), trial.verdict, charts.text(trial.acked),
            charts.text(trial.seconds), charts.text(trial.publishResponseLatency), trial.failed.join(', ')];
        })
      };
    }
  };
}
