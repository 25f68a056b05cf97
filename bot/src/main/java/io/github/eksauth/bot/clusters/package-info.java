/// Running clusters: which there are, how one is found by whatever people call it, and the way in.
/// Uses `config`; commands ask for a cluster and get something to look at.
@NullMarked
package io.github.eksauth.bot.clusters;

import org.jspecify.annotations.NullMarked;
