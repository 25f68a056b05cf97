package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// Who we call AWS as. One source of credentials is chosen by what is set, in the order of the
/// SDK's default chain, and only that one is asked: so a failure can say which one it was and what
/// to do, where a chain that tries everything can only list what did not work.
final class Credentials implements AwsCredentialsProvider, SdkAutoCloseable {
  private static final String NONE =
      "no AWS credentials were found; set AWS_PROFILE, or AWS_ACCESS_KEY_ID and"
          + " AWS_SECRET_ACCESS_KEY, or run where a role is attached";

  /// A source of credentials, and what to say when it does not give any.
  private record Source(AwsCredentialsProvider provider, String trouble) {
    void close() {
      if (provider instanceof SdkAutoCloseable closeable) {
        closeable.close();
      }
    }
  }

  private final Lazily<Source> source;

  private Credentials(Supplier<Source> choose) {
    this.source = new Lazily<>(choose, Source::close);
  }

  /// The identity that the surroundings give us; `sts` is a client that needs no credentials.
  static Credentials ofSurroundings(Surroundings surroundings, Supplier<StsClient> sts) {
    return new Credentials(() -> choose(surroundings, sts));
  }

  /// The identity of a role; `sts` is a client of the identity that may assume it.
  static Credentials ofRole(AwsAccess.AssumeRole role, Supplier<StsClient> sts) {
    return new Credentials(() -> {
      StsAssumeRoleCredentialsProvider provider =
          StsAssumeRoleCredentialsProvider.builder()
              .stsClient(sts.get())
              .refreshRequest(request -> {
                request.roleArn(role.roleArn()).roleSessionName(role.sessionName());
                role.externalId().ifPresent(request::externalId);
              })
              .build();
      return new Source(provider, "the role " + role.roleArn() + " could not be assumed");
    });
  }

  private static Source choose(Surroundings surroundings, Supplier<StsClient> sts) {
    // who asks for a profile by option means it; the variable gives way to keys, as in the SDK
    if (surroundings.settings().profile().isPresent()) {
      return profile(surroundings);
    }
    Optional<String> keyId = surroundings.variable("AWS_ACCESS_KEY_ID");
    if (keyId.isPresent()) {
      return keys(keyId.get(), surroundings);
    }
    Optional<String> tokenFile = surroundings.variable("AWS_WEB_IDENTITY_TOKEN_FILE");
    Optional<String> role = surroundings.variable("AWS_ROLE_ARN");
    if (tokenFile.isPresent() && role.isPresent()) {
      return new Source(
          StsWebIdentityTokenFileCredentialsProvider.builder()
              .stsClient(sts.get())
              .roleArn(role.get())
              .roleSessionName(surroundings.variable("AWS_ROLE_SESSION_NAME").orElse("eks-auth"))
              .webIdentityTokenFile(Path.of(tokenFile.get()))
              .build(),
          "the role "
              + role.get()
              + " could not be assumed with the token in "
              + tokenFile.get()
              + " (AWS_ROLE_ARN, AWS_WEB_IDENTITY_TOKEN_FILE)");
    }
    if (surroundings.profileChosen() || surroundings.profileHasCredentials()) {
      return profile(surroundings);
    }
    if (surroundings.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").isPresent()
        || surroundings.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI").isPresent()) {
      return new Source(
          ContainerCredentialsProvider.builder().build(),
          "the container's credentials could not be fetched; is the Pod Identity agent or the"
              + " task's role in order?");
    }
    if (surroundings.asksTheMachine()) {
      return new Source(InstanceProfileCredentialsProvider.builder().build(), NONE);
    }
    throw new NoCredentials(NONE, null);
  }

  private static Source keys(String keyId, Surroundings surroundings) {
    String secret =
        surroundings
            .variable("AWS_SECRET_ACCESS_KEY")
            .orElseThrow(() ->
                new NoCredentials(
                    "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not; set both, or"
                        + " neither",
                    null));
    AwsCredentials credentials =
        surroundings
            .variable("AWS_SESSION_TOKEN")
            .<AwsCredentials>map(
                token -> AwsSessionCredentials.create(keyId.strip(), secret.strip(), token.strip()))
            .orElseGet(() -> AwsBasicCredentials.create(keyId.strip(), secret.strip()));
    return new Source(StaticCredentialsProvider.create(credentials), NONE);
  }

  private static Source profile(Surroundings surroundings) {
    String name = surroundings.profileName();
    if (surroundings.profile().isEmpty()) {
      throw new NoCredentials(
          "there is no AWS profile \""
              + Clean.text(name)
              + "\"; aws configure list-profiles shows which there are",
          null);
    }
    var properties = surroundings.profile().orElseThrow().properties();
    boolean sso = properties.containsKey("sso_session") || properties.containsKey("sso_start_url");
    return new Source(
        ProfileCredentialsProvider.builder()
            .profileFile(surroundings.profileFile())
            .profileName(name)
            .build(),
        sso
            ? "the SSO session of profile \""
                + name
                + "\" has expired or was never started; run aws sso login --profile "
                + name
            : "the AWS profile \"" + name + "\" gave no credentials");
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      Source source = this.source.get();
      try {
        return source.provider().resolveCredentials();
      } catch (SdkException failure) {
        throw told(source, failure);
      }
    } catch (SdkException unreadable) {
      throw new NoCredentials(Clean.text(String.valueOf(unreadable.getMessage())), unreadable);
    }
  }

  private static NoCredentials told(Source source, SdkException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NoCredentials deeper) {
        return deeper;
      }
    }
    if (source.trouble().equals(NONE) || source.trouble().contains("aws sso login")) {
      return new NoCredentials(source.trouble(), failure);
    }
    Fact.Unseen<?> why = AwsFailure.of(failure, AwsFailure.Asked.plainly("sts:AssumeRole"));
    boolean login = why.why().contains("SSO") && !why.why().contains("aws sso login");
    return new NoCredentials(
        source.trouble() + ": " + why.why() + (login ? "; run aws sso login" : ""),
        why.missing(),
        failure);
  }

  @Override
  public void close() {
    source.close();
  }
}
