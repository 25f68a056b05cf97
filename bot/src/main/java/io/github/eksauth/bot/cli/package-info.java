/// The command line: each command reads its arguments, asks the other packages and prints. Nothing
/// else in the program knows of arguments, exit codes or terminals.
@NullMarked
package io.github.eksauth.bot.cli;

import org.jspecify.annotations.NullMarked;
