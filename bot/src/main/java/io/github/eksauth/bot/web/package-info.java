/// The HTTP server: what others put behind its paths, with sizes capped. The only place that knows
/// Javalin.
@NullMarked
package io.github.eksauth.bot.web;

import org.jspecify.annotations.NullMarked;
