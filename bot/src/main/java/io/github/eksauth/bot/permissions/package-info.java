/// What reading costs: the IAM policy and the RBAC, made from the table of facts, and what of it
/// somebody has. Nothing here is remembered by hand.
@NullMarked
package io.github.eksauth.bot.permissions;

import org.jspecify.annotations.NullMarked;
