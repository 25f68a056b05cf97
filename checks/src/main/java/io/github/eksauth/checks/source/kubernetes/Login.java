package io.github.eksauth.checks.source.kubernetes;

import io.github.eksauth.checks.fact.Fact;
import java.net.URI;
import java.util.function.Supplier;

/// Where an API server is, how it proves who it is, and how we do.
///
/// @param token what we show with each request; an empty text where a certificate speaks for us
/// @param ifUnknown what to do when Kubernetes does not recognise us
record Login(URI endpoint, Tls tls, Supplier<Fact<String>> token, String ifUnknown) {}
