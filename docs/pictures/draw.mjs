// Draws a reply from its Block Kit JSON as a web page that looks about as Slack does.
// node draw.mjs question.txt reply.json > page.html
import { readFileSync } from 'node:fs';

const [question, reply] = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'));

const SIGNS = {
  red_circle: '🔴', large_yellow_circle: '🟡', large_green_circle: '🟢', warning: '⚠️', x: '❌',
  grey_question: '❔', white_check_mark: '✅', heavy_minus_sign: '➖', mag: '🔍',
  information_source: 'ℹ️', hourglass_flowing_sand: '⏳',
};

const escaped = (text) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

const unknown = (what) => {
  throw new Error(`nobody has said how to draw ${JSON.stringify(what)}`);
};

function piece(element) {
  switch (element.type) {
    case 'emoji':
      return `<span class="emoji">${SIGNS[element.name] ?? unknown(element)}</span>`;
    case 'link':
      return `<a>${escaped(element.text ?? element.url)}</a>`;
    case 'text': {
      const { bold, italic, code } = element.style ?? {};
      let text = escaped(element.text);
      if (code) text = `<code>${text}</code>`;
      if (italic) text = `<i>${text}</i>`;
      return bold ? `<b>${text}</b>` : text;
    }
    default:
      return unknown(element);
  }
}

const pieces = (elements) => elements.map(piece).join('');

function rich(element) {
  switch (element.type) {
    case 'rich_text_section':
      return `<p>${pieces(element.elements)}</p>`;
    case 'rich_text_preformatted':
      return `<pre>${pieces(element.elements)}</pre>`;
    case 'rich_text_list': {
      const tag = element.style === 'ordered' ? 'ol' : 'ul';
      return `<${tag}>${element.elements.map((item) => `<li>${pieces(item.elements)}</li>`).join('')}</${tag}>`;
    }
    default:
      return unknown(element);
  }
}

function button(element) {
  switch (element.type) {
    case 'button':
      return `<span class="button ${element.style ?? ''}">${escaped(element.text.text)}</span>`;
    case 'overflow':
      return '<span class="button">⋯</span>';
    case 'external_select':
      return `<span class="button">${escaped(element.placeholder.text)} ⌄</span>`;
    case 'feedback_buttons':
      return [element.positive_button, element.negative_button]
        .map((one, i) => `<span class="feedback">${i ? '👎' : '👍'} ${escaped(one.text.text)}</span>`)
        .join('');
    default:
      return unknown(element);
  }
}

function block(it) {
  switch (it.type) {
    case 'rich_text':
      return it.elements.map(rich).join('');
    case 'context':
      return `<p class="context">${it.elements.map((text) => escaped(text.text)).join(' ')}</p>`;
    case 'actions':
    case 'context_actions':
      return `<div class="${it.type}">${it.elements.map(button).join('')}</div>`;
    default:
      return unknown(it);
  }
}

const message = (who, face, app, body) => `
<div class="message"><div class="face ${app ? 'app' : ''}">${face}</div><div>
<p class="who"><b>${who}</b>${app ? ' <span class="tag">APP</span>' : ''}</p>${body}</div></div>`;

console.log(`<!doctype html><meta charset="utf-8"><title>eks-auth in Slack</title><style>
body { margin: 0; padding: 12px 20px; width: 720px; background: #fff; color: #1d1c1d;
  font: 15px/1.46 Lato, 'Noto Color Emoji', sans-serif; }
.message { display: grid; grid-template-columns: 36px 660px; gap: 12px; padding: 8px 0; }
.face { width: 36px; height: 36px; border-radius: 8px; background: #8a5fbf; color: #fff;
  font: 700 18px/36px Lato; text-align: center; }
.face.app { background: #d9632a; }
p { margin: 0 0 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
.who { margin: 0; } .tag { font-size: 10px; background: #e8e8e8; padding: 1px 4px; border-radius: 3px; }
.emoji { font: 14px 'Noto Color Emoji'; }
code { font: 12px Menlo, 'DejaVu Sans Mono', monospace; color: #c01343; background: #f7f7f8;
  border: 1px solid #ddd; border-radius: 3px; padding: 1px 3px; }
pre { font: 12px/1.5 Menlo, 'DejaVu Sans Mono', monospace; background: #f7f7f8; border: 1px solid #ddd;
  border-radius: 4px; padding: 8px; margin: 4px 0 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
ol, ul { margin: 2px 0 8px; padding-left: 26px; } .context { font-size: 13px; color: #616061; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; }
.button { border: 1px solid #bbb; border-radius: 4px; padding: 4px 12px; font-weight: 700; font-size: 14px; }
.button.primary { background: #007a5a; border-color: #007a5a; color: #fff; }
.feedback { color: #616061; font-size: 13px; margin-right: 16px; } a { color: #1264a3; }
</style>
${message('Mei', 'M', false, `<p><a>@eks-auth</a></p><pre>${escaped(question.trim())}</pre>`)}
${message('eks-auth', 'E', true, JSON.parse(reply).blocks.map(block).join(''))}`);
