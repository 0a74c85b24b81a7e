/* How charts look, and the data that they are a function of. Texts of results are never put together as HTML. */
var benchCharts = (function () {
  'use strict';

  const data = JSON.parse(document.getElementById('data').textContent);
  const several = data.runs.length > 1;

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

  return {
    data: data, several: several, css: css, color: color, title: title, text: text, short: short, tip: tip, base: base,
    axis: axis, legend: legend, valueAxis: valueAxis
  };
}());
