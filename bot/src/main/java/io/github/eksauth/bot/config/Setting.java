package io.github.eksauth.bot.config;

/// One key of the configuration file, as its reference tells it.
///
/// @param form what may be written there, in Markdown
/// @param usual what holds when the key is left out, in Markdown
/// @param means what it is for, in Markdown
record Setting(String key, String form, String usual, String means) {}
