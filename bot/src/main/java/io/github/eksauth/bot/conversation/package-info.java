/// What a chat needs beyond a single answer, whichever chat it is: what was asked and by whom, that
/// it is answered once, who may ask about which cluster, and what was answered before. Uses
/// `intake`, `reply`, `config` and `clusters`; a chat such as `slack` uses it.
@NullMarked
package io.github.eksauth.bot.conversation;

import org.jspecify.annotations.NullMarked;
