/* The charts of runs, in the order of the page. */
(function (charts, time, search, brokers) {
  'use strict';

  const data = charts.data;
  const TITLES = {
    publishLatency: 'Publish (service)',
    publishResponseLatency: 'Publish response',
    endToEndLatency: 'End to end (service)',
    endToEndResponseLatency: 'End-to-end response'
  };

  function latencyOverTime(latency) {
    return time.lines(latency, 'latency', TITLES[latency] + ' latency over time', 'ms',
      time.percentiles(latency), latency.indexOf('Response') > 0 ? 'from when messages were due' : 'from send', true);
  }

  /** Of one run: its cells are rectangles, whose size follows the axes. */
  function heatMap(run, latency) {
    const heat = run.heat[latency];
    const rows = heat ? heat.rowsPerDecade : 0;
    const cells = [];
    const totals = [];
    for (let i = 0; heat && i < heat.cells.length; i += 3) {
      totals[heat.cells[i]] = (totals[heat.cells[i]] || 0) + heat.cells[i + 2];
      cells.push({ column: heat.cells[i], row: heat.cells[i + 1], count: heat.cells[i + 2] });
    }
    const used = cells.map(function (cell) { return cell.row; });
    const lowest = Math.min.apply(null, used);
    const highest = Math.max.apply(null, used) + 1;

    function edge(row) { return Math.pow(10, row / rows); }

    function share(cell) { return cell.count / totals[cell.column]; }

    function tipOf(params) {
      const cell = cells[params.dataIndex];
      const from = heat.from[cell.column];
      const to = heat.to[cell.column];
      return charts.tip(charts.text(from) + ' to ' + charts.text(to) + ' s', [
        { name: charts.text(edge(cell.row)) + ' to ' + charts.text(edge(cell.row + 1)) + ' ms',
          value: charts.text(cell.count) + ' messages, ' + charts.text(100 * share(cell)) + ' %' }
      ].concat(time.marksBetween(from, to, run)));
    }

    function option() {
      const cold = charts.css('--cold');
      const hot = charts.css('--hot');
      return Object.assign(charts.base('item', tipOf), {
        toolbox: time.selection(),
        xAxis: time.axis(),
        yAxis: Object.assign(charts.valueAxis(true), {
          min: edge(lowest),
          max: edge(highest + 1),
          axisLabel: { color: charts.css('--muted'), showMinLabel: false, showMaxLabel: false, formatter: charts.text }
        }),
        dataZoom: time.zooms('none'),
        series: [{
          type: 'scatter',
          symbol: 'rect',
          emphasis: { disabled: true },
          data: cells.map(function (cell) {
            return {
              value: [(heat.from[cell.column] + heat.to[cell.column]) / 2, edge(cell.row + 0.5)],
              // A hundred-thousandth of the messages is as pale as it gets.
              itemStyle: { color: mixed(cold, hot, Math.max(0, 1 + Math.log10(share(cell)) / 5)), opacity: 1 }
            };
          })
        }, time.bands(run)]
      });
    }

    /** Called when the axes have changed. */
    function fit(chart) {
      const height = Math.abs(chart.convertToPixel({ yAxisIndex: 0 }, edge(lowest)) -
        chart.convertToPixel({ yAxisIndex: 0 }, edge(lowest + 1)));
      const second = chart.convertToPixel({ xAxisIndex: 0 }, 1) - chart.convertToPixel({ xAxisIndex: 0 }, 0);
      chart.setOption({
        series: [{
          symbolSize: function (value, params) {
            const cell = cells[params.dataIndex];
            return [Math.max(1, second * (heat.to[cell.column] - heat.from[cell.column]) + 0.5), height + 0.5];
          }
        }]
      });
    }

    function table() {
      const rowsUsed = Array.from(new Set(used)).sort(function (a, b) { return a - b; });
      const counts = heat.from.map(function () { return {}; });
      cells.forEach(function (cell) { counts[cell.column][cell.row] = cell.count; });
      return {
        head: ['s'].concat(rowsUsed.map(function (row) { return 'from ' + charts.text(edge(row)) + ' ms'; })),
        rows: heat.from.map(function (from, column) {
          return [charts.text(from)].concat(rowsUsed.map(function (row) {
            return counts[column][row] ? charts.text(counts[column][row]) : '';
          }));
        })
      };
    }

    return {
      id: 'heat-' + latency + '-' + run.label,
      section: 'latency',
      name: charts.title(run, TITLES[latency] + ' latency, all messages (ms)'),
      note: 'the stronger the colour, the more of the messages of that time, on a logarithmic scale',
      run: run,
      isOverTime: true,
      isEmpty: cells.length === 0,
      option: option,
      fit: fit,
      table: table
    };
  }

  function mixed(from, to, share) {
    const start = parseInt(from.slice(1), 16);
    const end = parseInt(to.slice(1), 16);
    const parts = [16, 8, 0].map(function (shift) {
      const a = (start >> shift) & 255;
      const b = (end >> shift) & 255;
      return Math.round(a + (b - a) * share);
    });
    return 'rgb(' + parts.join(',') + ')';
  }

  function percentile(oneIn) {
    return Number((100 - 100 / oneIn).toFixed(Math.ceil(Math.log10(oneIn)) + 1)) + ' %';
  }

  /** Up to the percentile that the messages support, which is not the same in each run. */
  function percentileCurves(id, name, latencies) {
    const curves = [];
    data.runs.forEach(function (run, i) {
      latencies.forEach(function (latency, j) {
        const curve = run.curves[latency];
        if (curve && curve.oneIn.length > 0) {
          curves.push({
            run: run, curve: curve, name: charts.title(run, TITLES[latency]), dash: j === 0 ? 'solid' : 'dotted',
            color: charts.several ? i : j
          });
        }
      });
    });
    return {
      id: id,
      section: 'latency',
      name: name,
      note: 'each tenfold rarer message as wide; it ends where ten messages are left above',
      isEmpty: curves.length === 0,
      option: function () {
        return Object.assign(charts.base('axis', function (params) {
          return charts.tip(percentile(params[0].value[0]), params.map(function (each) {
            return { name: each.seriesName, value: charts.text(each.value[1]) + ' ms', color: each.color };
          }));
        }), {
          legend: charts.legend(curves.map(function (each) { return each.name; })),
          grid: { left: 12, right: 28, top: 40, bottom: 16, containLabel: true },
          xAxis: charts.axis('log', {
            min: 1,
            axisLabel: { color: charts.css('--muted'), hideOverlap: true, formatter: percentile }
          }),
          yAxis: charts.valueAxis(true),
          series: curves.map(function (each) {
            return {
              type: 'line',
              name: each.name,
              // A curve of a single point would be no line.
              showSymbol: each.curve.oneIn.length === 1,
              data: each.curve.oneIn.map(function (rarity, k) { return [rarity, each.curve.values[k] || null]; }),
              itemStyle: { color: charts.color(each.color) },
              lineStyle: { width: 1.8, type: each.dash }
            };
          })
        });
      },
      table: function () {
        const rows = [];
        curves.forEach(function (each) {
          each.curve.oneIn.forEach(function (rarity, k) {
            rows.push([each.name, percentile(rarity), charts.text(each.curve.values[k])]);
          });
        });
        return { head: ['Latency', 'Percentile', 'ms'], rows: rows };
      }
    };
  }

  const perRun = function (spec) {
    return data.runs.flatMap(function (run) { return spec(run); });
  };

  charts.add(
    perRun(search),
    time.lines('rate', 'rates', 'Sent, acknowledged and received', 'msg/s', [
      { key: 'targetRate', name: 'target', dash: 'dashed', neutral: true, step: true, overlaid: true },
      { key: 'sendRate', name: 'sent' },
      { key: 'publishRate', name: 'acked', overlaid: true },
      { key: 'consumeRate', name: 'received', dash: 'dotted', overlaid: true },
      { key: 'publishErrorRate', name: 'failed', onlyIfAny: true, overlaid: true }
    ], 'received: over all subscriptions'),
    time.lines('backlog', 'rates', 'Backlog', 'messages', [
      { key: 'backlog', name: 'backlog', overlaid: true }
    ], 'acknowledged and not yet received at the end of each interval'),
    time.lines('in-flight', 'rates', 'In flight', 'messages', [
      { key: 'inFlight', name: 'in flight', overlaid: true }
    ], 'sent and not yet answered at the end of each interval'),
    latencyOverTime('publishResponseLatency'),
    latencyOverTime('endToEndResponseLatency'),
    latencyOverTime('publishLatency'),
    latencyOverTime('endToEndLatency'),
    percentileCurves('publish-percentiles', 'Publish latency by percentile (ms)', ['publishResponseLatency', 'publishLatency']),
    percentileCurves('end-to-end-percentiles', 'End-to-end latency by percentile (ms)',
      ['endToEndResponseLatency', 'endToEndLatency']),
    perRun(function (run) { return heatMap(run, 'publishResponseLatency'); }),
    perRun(function (run) { return heatMap(run, 'endToEndResponseLatency'); }),
    perRun(brokers.latencies),
    perRun(brokers.metrics),
    time.lines('send-delay', 'client', 'Send delay', 'us', time.percentiles('publishDelayLatency'),
      'from when messages were due to send: a late client, or a send that was blocked', true),
    time.lines('harness-delay', 'client', 'Harness delay', 'us', time.percentiles('harnessDelayLatency'),
      'the part of the send delay that is the client\u2019s own', true),
    time.lines('cpu', 'client', 'Processors of the client\u2019s machine', '%', [
      { key: 'clientCpu', name: 'in use', overlaid: true }
    ], 'by whatever runs there'),
    time.lines('pauses', 'client', 'Pauses of the client', 'ms', [
      { key: 'gcMillis', name: 'garbage collection, sum', dash: 'dotted', overlaid: true },
      { key: 'longestStallMillis', name: 'longest stall', overlaid: true }
    ], 'in each interval')
  );
}(benchCharts, benchTime, benchSearch, benchBrokers));
