/* The charts of a campaign: one key along the axis, the others from chart to chart, all charts of a figure on one scale. */
(function (charts) {
  'use strict';

  const data = charts.data.campaign;
  const isSmall = data.facets.length > 1;

  function limits(group) {
    return data.limits.filter(function (limit) {
      return group.lines.some(function (line) { return line.at === limit.at; });
    });
  }

  function values(group) {
    const all = limits(group).map(function (limit) { return limit.limit; });
    if (data.isOfRates && !group.isLog) {
      all.push(highestRate());
    }
    data.facets.forEach(function (facet) {
      facet.points.forEach(function (point) {
        point.runs.forEach(function (run) {
          group.lines.forEach(function (line) { all.push(run.values[line.at]); });
        });
      });
    });
    return all.filter(function (value) { return value > 0; });
  }

  /**
   * From 0, or from whole decade to whole decade: a latency grows by decades with the rate, and mostly by less with other
   * settings, where a logarithmic axis would make that look flat.
   */
  function valueAxis(group) {
    const all = values(group);
    const greatest = Math.max.apply(null, all);
    const least = Math.min.apply(null, all);
    const isLog = group.isLog && (data.isOfRates || greatest > 20 * least);
    const axis = charts.valueAxis(isLog);
    if (all.length === 0) {
      return axis;
    }
    const decade = Math.floor(Math.log10(least));
    return Object.assign(axis, isLog
      ? { min: Math.pow(10, decade), max: Math.pow(10, Math.max(decade + 1, Math.ceil(Math.log10(greatest)))) }
      : steps(greatest));
  }

  /** From 0 on, in at most six round steps. */
  function steps(greatest) {
    const decade = Math.pow(10, Math.floor(Math.log10(greatest)) - 1);
    const step = [1, 2, 2.5, 5, 10, 20].map(function (each) { return each * decade; })
      .find(function (each) { return greatest / each <= 6; });
    return { min: 0, max: Math.ceil(greatest / step) * step, interval: step };
  }

  function highestRate() {
    return Math.max.apply(null, data.facets.flatMap(function (facet) {
      return facet.points.map(function (point) { return point.rate; });
    }));
  }

  function pointAxis(facet) {
    return data.isOfRates
      ? charts.axis('value', Object.assign(steps(highestRate()), {
        name: 'offered msg/s',
        nameLocation: 'middle',
        nameGap: 26,
        axisLabel: { color: charts.css('--muted'), hideOverlap: true, formatter: charts.text }
      }))
      : charts.axis('category', {
        data: facet.points.map(function (point) { return point.label; }),
        name: charts.short(data.along, 40),
        nameLocation: 'middle',
        nameGap: 26,
        splitLine: { show: false },
        axisLabel: { color: charts.css('--muted'), hideOverlap: true, width: 90, overflow: 'truncate' }
      });
  }

  function place(point, index) {
    return data.isOfRates ? point.rate : index;
  }

  function medians(facet, line, index) {
    return {
      type: 'line',
      name: line.name,
      symbol: 'none',
      itemStyle: { color: charts.color(index) },
      lineStyle: { width: 1.8 },
      data: facet.points.map(function (point, i) {
        const median = point.medians[line.at];
        return [place(point, i), median > 0 ? median : null];
      })
    };
  }

  function runs(facet, group, line, index) {
    const dots = [];
    facet.points.forEach(function (point, i) {
      point.runs.filter(function (run) { return run.values[line.at] > 0; }).forEach(function (run) {
        dots.push({
          value: [place(point, i), run.values[line.at]],
          itemStyle: charts.dot(charts.color(index), run.trusted),
          run: run,
          point: point
        });
      });
    });
    return {
      type: 'scatter',
      name: line.name,
      symbolSize: isSmall ? 7 : 9,
      itemStyle: { color: charts.color(index) },
      data: dots
    };
  }

  /** What is acknowledged where all goes well. */
  function offered() {
    return {
      type: 'line',
      name: 'offered',
      silent: true,
      symbol: 'none',
      itemStyle: { color: charts.css('--muted') },
      lineStyle: { width: 1.2, type: 'dotted' },
      data: [[0, 0], [highestRate(), highestRate()]]
    };
  }

  function vertical(rate, color, type, text) {
    return {
      xAxis: rate,
      lineStyle: { color: charts.css(color), type: type, width: 1.4 },
      label: {
        show: text !== '',
        position: 'insideStartTop',
        color: charts.css(color),
        fontSize: 11,
        formatter: function () { return text; }
      }
    };
  }

  /** Up to which rate all is well, from which on it is not, and what latencies were to stay below. */
  function marks(facet, group) {
    const lines = [];
    if (facet.holds !== undefined) {
      lines.push(vertical(facet.holds, '--good', 'solid', 'holds at ' + charts.text(facet.holds)));
    }
    facet.points.filter(function (point) { return point.rate !== undefined; }).forEach(function (point) {
      if (point.state === 'NOT_SUSTAINED' || point.state === 'MISSES') {
        lines.push(vertical(point.rate, '--bad', 'dashed',
          point.rate === facet.fails ? 'fails at ' + charts.text(point.rate) : ''));
      } else if (point.state === 'LEFT_OUT' || point.state === 'OPEN') {
        lines.push(vertical(point.rate, '--muted', 'dotted', ''));
      }
    });
    limits(group).forEach(function (limit) {
      lines.push({
        yAxis: limit.limit,
        lineStyle: { color: charts.css('--text'), type: 'dashed', width: 1.2 },
        label: {
          position: 'insideStartTop',
          color: charts.css('--text'),
          fontSize: 11,
          formatter: function () { return limit.text.replace(/^\w+\./, ''); }
        }
      });
    });
    // Of a series of its own, as they would go with another one that a reader hides.
    return { type: 'line', name: 'limits', data: [], silent: true, markLine: charts.markLine({ data: lines }) };
  }

  function tip(group, params) {
    const run = params.data.run;
    const point = params.data.point;
    return charts.tip(data.along + ' ' + point.label, group.lines.map(function (line, i) {
      return {
        name: line.name,
        value: charts.text(run.values[line.at]) + ' ' + group.unit,
        color: charts.color(i)
      };
    }).concat([{ name: 'run', value: run.id }, { name: 'verdict', value: run.verdict }]));
  }

  function option(group, facet) {
    const series = group.lines.flatMap(function (line, i) {
      return [medians(facet, line, i), runs(facet, group, line, i)];
    });
    series.push(marks(facet, group));
    const names = group.lines.map(function (line) { return line.name; });
    if (data.isOfRates && !group.isLog) {
      series.push(offered());
      names.push('offered');
    }
    return Object.assign(charts.base('item', function (params) {
      return params.data && params.data.run ? tip(group, params) : undefined;
    }), {
      legend: charts.legend(names),
      grid: { left: 12, right: 24, top: 40, bottom: 32, containLabel: true },
      xAxis: pointAxis(facet),
      yAxis: valueAxis(group),
      series: series
    });
  }

  function table(group, facet) {
    return {
      head: [data.along].concat(data.isOfRates ? ['state'] : [], ['runs'], group.lines.map(function (line) {
        return line.name + ' (' + group.unit + '), median';
      })),
      rows: facet.points.map(function (point) {
        return [point.label].concat(data.isOfRates ? [point.stateText] : [], [charts.text(point.runs.length)],
          group.lines.map(function (line) { return charts.text(point.medians[line.at]); }));
      })
    };
  }

  function doubtful(facet) {
    return facet.points.reduce(function (sum, point) {
      return sum + point.runs.filter(function (run) { return !run.trusted; }).length;
    }, 0);
  }

  /** As high in all charts beside one another. */
  function doubt(facet) {
    const count = doubtful(facet);
    if (count > 0) {
      return count + (count === 1 ? ' run is' : ' runs are') + ' not to be trusted';
    }
    return data.facets.some(function (each) { return doubtful(each) > 0; }) ? '\u00a0' : '';
  }

  function note(group) {
    if (!data.isOfRates) {
      return 'line: medians; dots: runs, hollow where not to be trusted';
    }
    return group.isLog
      ? 'line: medians; dots: runs; dashed: not sustained, or a condition missed; dotted: open, or left out'
      : 'line: medians; dots: runs, hollow where the rate was not sustained';
  }

  charts.add(data.groups.flatMap(function (group) {
    return data.facets.map(function (facet, i) {
      return {
        id: group.id + '-' + i,
        section: group.id,
        name: facet.title || group.name,
        note: note(group),
        doubt: doubt(facet),
        height: isSmall ? 230 : 340,
        isEmpty: facet.points.every(function (point) { return point.runs.length === 0; }),
        option: function () { return option(group, facet); },
        table: function () { return table(group, facet); }
      };
    });
  }));
}(benchCharts));
