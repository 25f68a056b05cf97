/// Where questions come in: text from wherever it was pasted, checked and bounded, as a [Question].
/// Every surface builds one; `diagnosis` answers it.
@NullMarked
package io.github.eksauth.bot.intake;

import org.jspecify.annotations.NullMarked;
