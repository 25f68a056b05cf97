/// From a question that we could not answer to a pull request that makes us answer it.
@NullMarked
package io.github.eksauth.bot.proposals;

import org.jspecify.annotations.NullMarked;
