/* Axes of ratios, on which equal factors are equally wide: twice as much is as far from 1 as half as much. */
var benchRatio = (function (charts) {
  'use strict';

  const ROUND = [
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1, 1.01, 1.02,
    1.05, 1.1, 1.2, 1.3, 1.5, 1.75, 2, 2.5, 3, 4, 5, 7, 10, 20, 50, 100, 200, 500, 1000
  ];
  const MOST_TICKS = 9;

  /** Where a ratio is on such an axis; null where it has no place. */
  function place(ratio) {
    return ratio > 0 ? Math.log(ratio) : null;
  }

  /** From the least to the greatest of them, with some room; those without a place are left out. */
  function extent(ratios) {
    const places = ratios.map(place).filter(function (each) { return each !== null; });
    const least = Math.min.apply(null, places.concat([0]));
    const greatest = Math.max.apply(null, places.concat([0]));
    const room = 0.08 * (greatest - least) || 0.01;
    return [least - room, greatest + room];
  }

  /** Round ratios, from 1 on to both sides. */
  function ticks(range) {
    const apart = (range[1] - range[0]) / MOST_TICKS;
    const inside = ROUND.map(Math.log).filter(function (each) { return each >= range[0] && each <= range[1]; });

    function spaced(places) {
      let last = 0;
      return places.filter(function (each) {
        const isKept = Math.abs(each - last) >= apart;
        last = isKept ? each : last;
        return isKept;
      });
    }

    const below = spaced(inside.filter(function (each) { return each < 0; }).reverse());
    return below.reverse().concat([0], spaced(inside.filter(function (each) { return each > 0; })));
  }

  function axis(range, extra) {
    const at = ticks(range);
    return charts.axis('value', Object.assign({
      min: range[0],
      max: range[1],
      axisTick: { customValues: at },
      axisLabel: {
        customValues: at,
        color: charts.css('--muted'),
        hideOverlap: true,
        formatter: function (value) { return String(Number(Math.exp(value).toPrecision(3))); }
      }
    }, extra));
  }

  /**
   * No change, and the changes that do not matter, as marks of a series.
   *
   * @param dimension of the axis, such as 'xAxis'
   * @param zone the ratios between which changes do not matter
   */
  function marks(dimension, zone, name) {
    const from = { name: name };
    const to = {};
    const one = {};
    from[dimension] = place(zone[0]);
    to[dimension] = place(zone[1]);
    one[dimension] = 0;
    return {
      markArea: {
        silent: true,
        itemStyle: { color: charts.css('--zone') },
        label: {
          show: true,
          position: dimension === 'xAxis' ? 'insideBottom' : 'insideTopLeft',
          color: charts.css('--muted'),
          fontSize: 10
        },
        data: [[from, to]]
      },
      markLine: charts.markLine({
        label: { show: false },
        lineStyle: { color: charts.css('--muted'), type: 'solid', width: 1 },
        data: [one]
      })
    };
  }

  return { place: place, extent: extent, axis: axis, marks: marks };
}(benchCharts));
