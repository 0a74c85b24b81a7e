/* Draws the charts as they come into sight, and keeps their time axes together. */
(function (charts) {
  'use strict';

  const specs = charts.specs.filter(function (spec) { return !spec.isEmpty; });
  const drawn = new Map();
  const figures = new Map();
  const reset = document.getElementById('reset');
  const WHOLE = { start: 0, end: 100 };
  let zoom = WHOLE;
  let isLinking = false;

  function element(name, text, className) {
    const created = document.createElement(name);
    created.textContent = text;
    created.className = className || '';
    return created;
  }

  /** Why not all figures of a chart are to be trusted. */
  function doubt(spec) {
    if (spec.doubt !== undefined) {
      return spec.doubt;
    }
    const runs = (spec.run ? [spec.run] : charts.data.runs).filter(function (run) { return run.reservation; });
    return runs.map(function (run) { return (charts.several ? run.label + ' ' : '') + run.reservation; }).join(', ');
  }

  function figure(spec) {
    const created = element('figure', '');
    created.id = 'chart-' + spec.id;
    const caption = element('figcaption', spec.name);
    if (doubt(spec)) {
      caption.appendChild(element('small', doubt(spec), 'doubt'));
    }
    caption.appendChild(element('small', spec.note));
    const details = element('details', '');
    details.appendChild(element('summary', 'Table'));
    details.addEventListener('toggle', function () {
      if (details.open && details.children.length === 1) {
        details.appendChild(table(spec.table()));
      }
    });
    created.appendChild(caption);
    const place = element('div', '', 'chart');
    if (spec.height) {
      place.style.height = spec.height + 'px';
    }
    created.appendChild(place);
    created.appendChild(details);
    return created;
  }

  function table(content) {
    const box = element('div', '', 'wide');
    const created = element('table', '');
    const body = document.createElement('tbody');
    created.createTHead().appendChild(row('th', content.head));
    content.rows.forEach(function (cells) { body.appendChild(row('td', cells)); });
    created.appendChild(body);
    box.appendChild(created);
    return box;
  }

  function row(kind, cells) {
    const created = element('tr', '');
    cells.forEach(function (text, i) {
      const cell = element(kind, text, i === 0 ? '' : 'number');
      if (kind === 'th') {
        cell.scope = 'col';
      }
      created.appendChild(cell);
    });
    return created;
  }

  function draw(spec) {
    if (drawn.has(spec)) {
      return;
    }
    const place = figures.get(spec).querySelector('.chart');
    const chart = echarts.init(place, null, { renderer: 'svg' });
    drawn.set(spec, chart);
    show(spec, chart);
    if (spec.isOverTime) {
      chart.on('datazoom', function (event) { link(chart, event.batch ? event.batch[0] : event); });
    }
    new ResizeObserver(function () { resize(spec, chart); }).observe(place);
  }

  function show(spec, chart) {
    const option = spec.option();
    if (spec.isOverTime) {
      option.dataZoom.forEach(function (each) { Object.assign(each, zoom); });
    }
    chart.setOption(option, true);
    if (spec.isOverTime && matchMedia('(pointer: fine)').matches) {
      chart.dispatchAction({ type: 'takeGlobalCursor', key: 'dataZoomSelect', dataZoomSelectActive: true });
    }
    fit(spec, chart);
    figures.get(spec).dataset.points = String(option.series.reduce(function (sum, each) {
      return sum + (each.data ? each.data.length : 0);
    }, 0));
  }

  function resize(spec, chart) {
    const place = chart.getDom();
    if (place.clientWidth !== chart.getWidth() || place.clientHeight !== chart.getHeight()) {
      chart.resize();
      fit(spec, chart);
    }
  }

  function fit(spec, chart) {
    if (spec.fit) {
      spec.fit(chart);
    }
  }

  /** Of the whole time, in percent: the mouse selects seconds. */
  function shares(change) {
    const whole = charts.data.endSeconds;
    return change.startValue === undefined || change.start !== undefined
      ? { start: change.start, end: change.end }
      : { start: 100 * Math.max(0, change.startValue / whole), end: 100 * Math.min(1, change.endValue / whole) };
  }

  /** The same part of the time in all charts. */
  function link(source, change) {
    const now = shares(change);
    if (isLinking || (now.start === zoom.start && now.end === zoom.end)) {
      return;
    }
    zoom = now;
    reset.hidden = zoom.start <= 0 && zoom.end >= 100;
    isLinking = true;
    drawn.forEach(function (chart, spec) {
      if (spec.isOverTime) {
        if (chart !== source) {
          chart.dispatchAction({ type: 'dataZoom', start: zoom.start, end: zoom.end });
        }
        fit(spec, chart);
      }
    });
    isLinking = false;
  }

  function drawAll() {
    specs.forEach(draw);
  }

  function redraw() {
    drawn.forEach(function (chart, spec) { show(spec, chart); });
  }

  function theme(name) {
    document.documentElement.dataset.theme = name;
    redraw();
  }

  specs.forEach(function (spec) {
    const created = figure(spec);
    figures.set(spec, created);
    document.querySelector('[data-charts="' + spec.section + '"]').appendChild(created);
  });
  document.querySelectorAll('.charts').forEach(function (each) {
    if (!each.children.length && each.dataset.optional === undefined) {
      each.appendChild(element('p', 'Nothing was measured.', 'hint'));
    }
  });

  const sight = new IntersectionObserver(function (entries) {
    entries.filter(function (entry) { return entry.isIntersecting; }).forEach(function (entry) {
      sight.unobserve(entry.target);
      figures.forEach(function (each, spec) {
        if (each === entry.target) {
          draw(spec);
        }
      });
    });
  }, { rootMargin: '300px' });
  figures.forEach(function (each) { sight.observe(each); });

  reset.addEventListener('click', function () { link(null, WHOLE); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  addEventListener('beforeprint', function () {
    // On paper all of it, as wide as a sheet, and no dark ground.
    document.body.style.width = '700px';
    drawAll();
    drawn.forEach(function (chart, spec) { resize(spec, chart); });
    theme('light');
  });
  addEventListener('afterprint', function () {
    document.body.style.width = '';
    drawn.forEach(function (chart, spec) { resize(spec, chart); });
    theme('');
  });
}(benchCharts));
