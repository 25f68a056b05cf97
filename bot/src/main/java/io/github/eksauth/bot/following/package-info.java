/// Knowledge that is edited elsewhere: a branch of a Git repository is looked at now and then, and
/// a sound revision of its entries takes the place of the one before. Knows diagnosis, config and
/// web; the only place that knows JGit.
@NullMarked
package io.github.eksauth.bot.following;

import org.jspecify.annotations.NullMarked;
