/// The one configuration file: which clusters there are and how to get in. It is read as a whole,
/// with every problem at once. `clusters` works with it.
@NullMarked
package io.github.eksauth.bot.config;

import org.jspecify.annotations.NullMarked;
