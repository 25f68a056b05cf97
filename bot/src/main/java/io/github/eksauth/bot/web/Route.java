package io.github.eksauth.bot.web;

import java.util.function.Function;

/// One path of the server.
///
/// @param method `GET` or `POST`
/// @param mostBytes what a body may have at most; more is refused with 413
public record Route(String method, String path, int mostBytes, Function<Received, Sent> answer) {}
