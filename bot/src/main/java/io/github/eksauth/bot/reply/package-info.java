/// What we answer: `ReplyWriter` words a diagnosis or a report as a page, `CardWriter` as a card
/// for chats, both as blocks that say what each part is; renderers show them on a terminal, in
/// Markdown, in JSON and, from `slack.blocks`, in Slack.
@NullMarked
package io.github.eksauth.bot.reply;

import org.jspecify.annotations.NullMarked;
