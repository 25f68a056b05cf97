/// Stand-in.
@NullMarked
package io.github.eksauth.checks.source.kubernetes;

import org.jspecify.annotations.NullMarked;
