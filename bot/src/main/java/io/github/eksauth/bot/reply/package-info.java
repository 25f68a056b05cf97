/// What we answer: `ReplyWriter` words a diagnosis or a report as blocks that say what each part
/// is; renderers show them on a terminal, in Markdown and in JSON.
@NullMarked
package io.github.eksauth.bot.reply;

import org.jspecify.annotations.NullMarked;
