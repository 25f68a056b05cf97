/// Whether what is in `deploy/` fits the program.
@NullMarked
package io.github.eksauth.bot.deploy;

import org.jspecify.annotations.NullMarked;
