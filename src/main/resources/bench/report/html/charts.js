/* How charts look, the data that they are a function of, and which there are. Texts of results are never put together as HTML. */
var benchCharts = (function () {
  'use strict';

  const data = JSON.parse(document.getElementById('data').textContent);
  const several = data.runs !== undefined && data.runs.length > 1;
  /** In the order of the page. */
  const specs = [];

  function css(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function color(index) {
    const colors = css('--series').split(/\s+/);
    return colors[index % colors.length];
  }

  function title(run, name) {
    return several ? run.label + ' ' + name : name;
  }

  /** A number with as many digits as a reader can use. */
  function text(value) {
    if (value === null || value === undefined) {
      return '-';
    }
    const shown = Number.isInteger(value) ? value : Number(value.toPrecision(5));
    return shown.toLocaleString('en-US', { maximumFractionDigits: 4 });
  }

  function short(name, length) {
    return name.length <= length ? name : name.slice(0, Math.max(1, length - 1)) + '\u2026';
  }

  /** Nodes, so that what a name contains is text. */
  function tip(heading, lines) {
    const box = document.createElement('div');
    const head = document.createElement('div');
    head.textContent = short(heading, 80);
    head.style.fontWeight = '600';
    box.appendChild(head);
    lines.forEach(function (line) {
      const row = document.createElement('div');
      const dot = document.createElement('span');
      dot.textContent = line.color ? '\u25a0 ' : '';
      dot.style.color = line.color || '';
      row.appendChild(dot);
      row.appendChild(document.createTextNode(line.name + ': ' + line.value));
      box.appendChild(row);
    });
    return box;
  }

  function base(trigger, formatter) {
    return {
      animation: false,
      aria: { enabled: true },
      textStyle: { color: css('--text'), fontFamily: 'system-ui, sans-serif' },
      grid: { left: 12, right: 20, top: 40, bottom: 44, containLabel: true },
      tooltip: {
        trigger: trigger,
        confine: true,
        formatter: formatter,
        backgroundColor: css('--card'),
        borderColor: css('--line'),
        textStyle: { color: css('--text'), fontSize: 12 },
        axisPointer: { type: 'line', lineStyle: { color: css('--muted') } }
      }
    };
  }

  function axis(type, extra) {
    return Object.assign({
      type: type,
      axisLine: { show: true, lineStyle: { color: css('--muted') } },
      axisLabel: { color: css('--muted'), hideOverlap: true },
      nameTextStyle: { color: css('--muted') },
      splitLine: { lineStyle: { color: css('--line') } }
    }, extra);
  }

  function legend(names) {
    return {
      type: 'scroll',
      top: 4,
      left: 4,
      right: 4,
      itemWidth: 18,
      data: names,
      textStyle: { color: css('--text') },
      pageTextStyle: { color: css('--text') },
      pageIconColor: css('--text'),
      inactiveColor: css('--line')
    };
  }

  function valueAxis(isLog) {
    return axis(isLog ? 'log' : 'value', {
      min: isLog ? undefined : 0,
      axisLabel: {
        color: css('--muted'),
        formatter: function (value) { return text(value); }
      }
    });
  }

  /** Of a run whose figures are not to be trusted: hollow. */
  function dot(fill, isTrusted) {
    return isTrusted ? { color: fill } : { color: css('--back'), borderColor: fill, borderWidth: 2 };
  }

  /** Lines across a chart; by default they would be at values that are rounded to two decimals. */
  function markLine(extra) {
    return Object.assign({ silent: true, symbol: ['none', 'none'], precision: 9 }, extra);
  }

  function add() {
    Array.from(arguments).forEach(function (each) { specs.push.apply(specs, [].concat(each)); });
  }

  return {
    data: data, several: several, specs: specs, add: add, css: css, color: color, title: title, text: text, short: short, tip: tip, base: base,
    axis: axis, legend: legend, valueAxis: valueAxis, dot: dot,
    markLine: markLine
  };
}());
