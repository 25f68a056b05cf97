package io.github.eksauth.checks.source.aws;

import java.net.URI;

/// Stand-in.
public record EksEndpoint(String arn, String status, URI endpoint, String caBase64) {}
