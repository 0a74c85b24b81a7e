/* The brokers of a run, one by one: how long each took to store messages, and what it said of itself. */
var benchBrokers = (function (charts, time) {
  'use strict';

  const PERCENTILES = [
    { key: '50pct', name: '50 %' }, { key: '99pct', name: '99 %' }, { key: '999pct', name: '99.9 %' }
  ];

  /** Bars side by side, as the question is which broker is slower than the others. */
  function latencies(run) {
    const brokers = run.brokers;
    const shown = PERCENTILES.filter(function (each) {
      return brokers.some(function (broker) { return broker[each.key] !== undefined; });
    });

    function name(broker) {
      return broker.name + ' (' + charts.short(broker.host, 20) + ')';
    }

    return {
      id: 'broker-latency-' + run.label,
      section: 'brokers',
      name: charts.title(run, 'Publish latency of each leader (ms)'),
      note: 'of messages to the partitions that the broker led; from send',
      run: run,
      isEmpty: brokers.length === 0,
      height: 90 + brokers.length * Math.max(32, 16 * shown.length),
      option: function () {
        return Object.assign(charts.base('axis', function (params) {
          const broker = brokers[params[0].dataIndex];
          return charts.tip('broker ' + broker.name + ', ' + broker.place, shown.map(function (each, i) {
            return { name: each.name, value: charts.text(broker[each.key]) + ' ms', color: charts.color(i) };
          }).concat([
            { name: 'messages', value: charts.text(broker.count) },
            { name: 'leader of partitions', value: charts.text(broker.leaderOf) }
          ]));
        }), {
          legend: charts.legend(shown.map(function (each) { return each.name; })),
          grid: { left: 12, right: 64, top: 40, bottom: 16, containLabel: true },
          xAxis: charts.valueAxis(false),
          yAxis: charts.axis('category', {
            data: brokers.map(name),
            inverse: true,
            splitLine: { show: false },
            axisLabel: { color: charts.css('--text'), width: 150, overflow: 'truncate' }
          }),
          series: shown.map(function (each, i) {
            return {
              type: 'bar',
              name: each.name,
              barMaxWidth: 14,
              itemStyle: { color: charts.color(i) },
              label: {
                show: true,
                position: 'right',
                color: charts.css('--text'),
                fontSize: 10,
                formatter: function (params) { return charts.text(params.value); }
              },
              data: brokers.map(function (broker) { return broker[each.key] === undefined ? null : broker[each.key]; })
            };
          })
        });
      },
      table: function () {
        return {
          head: ['Broker', 'Leader of', 'Messages'].concat(shown.map(function (each) { return each.name + ' (ms)'; })),
          rows: brokers.map(function (broker) {
            return [broker.name + ', ' + broker.place, charts.text(broker.leaderOf), charts.text(broker.count)].concat(
              shown.map(function (each) { return charts.text(broker[each.key]); }));
          })
        };
      }
    };
  }

  /** One chart for each metric, over the same time as all others. */
  function metrics(run) {
    return run.metrics.map(function (metric) { return overTime(run, metric); });
  }

  function overTime(run, metric) {
    const times = run.metricTimes;
    const unit = metric.unit ? ' ' + metric.unit : '';

    function tip(params) {
      const seconds = params.length ? params[0].axisValue : 0;
      return charts.tip(time.heading(seconds), metric.brokers.map(function (broker, i) {
        return {
          name: charts.short(broker.name, 40),
          value: charts.text(broker.values[time.nearest(times, seconds)]) + unit,
          color: charts.color(i)
        };
      }).concat(time.marksNear(seconds, times, run)));
    }

    return {
      id: 'metric-' + metric.id + '-' + run.label,
      section: 'broker-metrics',
      name: charts.title(run, metric.name + ' of brokers' + (metric.unit ? ' (' + metric.unit + ')' : '')),
      note: metric.meaning,
      run: run,
      isOverTime: true,
      isEmpty: false,
      option: function () {
        const series = metric.brokers.map(function (broker, i) {
          return {
            type: 'line',
            name: broker.name,
            data: time.points({ x: times, phases: run.phases }, broker.values, false),
            symbol: 'circle',
            showSymbol: false,
            itemStyle: { color: charts.color(i) },
            lineStyle: { width: 1.6 }
          };
        });
        return Object.assign(charts.base('axis', tip), {
          toolbox: time.selection(),
          legend: charts.legend(metric.brokers.map(function (broker) { return broker.name; })),
          xAxis: time.axis(),
          yAxis: charts.valueAxis(false),
          dataZoom: time.zooms('filter'),
          series: series.concat(series.map(time.dots).filter(function (each) { return each.data.length > 0; }),
            [time.bands(run)])
        });
      },
      table: function () {
        return {
          head: ['s'].concat(metric.brokers.map(function (broker) { return broker.name + unit; })),
          rows: times.map(function (at, i) {
            return [charts.text(at)].concat(metric.brokers.map(function (broker) {
              return charts.text(broker.values[i]);
            }));
          })
        };
      }
    };
  }

  return { latencies: latencies, metrics: metrics };
}(benchCharts, benchTime));
