/// Stand-in.
@NullMarked
package io.github.eksauth.checks.source.aws;

import org.jspecify.annotations.NullMarked;
