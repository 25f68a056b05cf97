package io.github.eksauth.checks.source.aws;

/// Where the API server of a cluster answers: `url`, the certificate it must show (PEM in base64,
/// as EKS hands it out) and the state of the cluster. A cluster that is being made has neither
/// `url` nor `certificateAuthority` yet: they are empty.
public record EksEndpoint(String url, String certificateAuthority, String status, String arn) {}
