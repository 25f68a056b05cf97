package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;

/// What is set around us: our settings, the environment variables, and AWS's profile files.
///
/// The SDK would look into the environment of this process by itself. We look into the one that was
/// given, by the SDK's rules, so that a test or a server can hold several.
final class Surroundings {
  private static final Pattern REGION = Pattern.compile("[a-z]{2,6}(-[a-z]+)+-[0-9]+");
  private static final List<String> CREDENTIAL_KEYS =
      List.of(
          "aws_access_key_id",
          "role_arn",
          "sso_session",
          "sso_start_url",
          "credential_process",
          "credential_source",
          "web_identity_token_file",
          "login_session");

  private final AwsAccess.Settings settings;
  private final Map<String, String> environment;

  Surroundings(AwsAccess.Settings settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = Map.copyOf(environment);
  }

  AwsAccess.Settings settings() {
    return settings;
  }

  /// An environment variable; one that is set to nothing is not set.
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  boolean on(String variable) {
    return variable(variable).filter("true"::equalsIgnoreCase).isPresent();
  }

  /// The name of the profile that counts when profiles do.
  String profileName() {
    return settings.profile().or(() -> variable("AWS_PROFILE")).orElse("default");
  }

  /// Whether somebody asked for that profile, rather than it being the default.
  boolean profileChosen() {
    return settings.profile().isPresent() || variable("AWS_PROFILE").isPresent();
  }

  /// The profile that counts, when the files know it.
  Optional<Profile> profile() {
    return profileFile().profile(profileName());
  }

  /// Whether that profile says where credentials come from.
  boolean profileHasCredentials() {
    return profile()
        .filter(profile -> CREDENTIAL_KEYS.stream().anyMatch(profile.properties()::containsKey))
        .isPresent();
  }

  /// Both files together; each may be missing.
  ///
  /// @throws SdkClientException when one of them cannot be understood
  ProfileFile profileFile() {
    ProfileFile.Aggregator all = ProfileFile.aggregator();
    file("AWS_SHARED_CREDENTIALS_FILE", "credentials", ProfileFile.Type.CREDENTIALS)
        .ifPresent(all::addFile);
    file("AWS_CONFIG_FILE", "config", ProfileFile.Type.CONFIGURATION).ifPresent(all::addFile);
    return all.build();
  }

  private Optional<ProfileFile> file(String variable, String name, ProfileFile.Type type) {
    Path path =
        variable(variable)
            .map(Path::of)
            .orElseGet(() ->
                Path.of(
                    variable("HOME").orElseGet(() -> System.getProperty("user.home")),
                    ".aws",
                    name));
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ProfileFile.builder().content(path).type(type).build());
    } catch (RuntimeException unreadable) {
      throw SdkClientException.create(
          path + " cannot be read: " + Clean.text(String.valueOf(unreadable.getMessage())),
          unreadable);
    }
  }

  /// The region to read from: our setting, the environment, the profile, and on a machine of AWS
  /// the region that it stands in.
  Fact<Region> region() {
    Optional<String> set =
        settings.region().or(() -> variable("AWS_REGION")).or(() -> variable("AWS_DEFAULT_REGION"));
    if (set.isPresent()) {
      return region(set.get().strip());
    }
    try {
      Optional<String> ofProfile = profile().flatMap(profile -> profile.property("region"));
      if (ofProfile.isPresent()) {
        return region(ofProfile.get());
      }
    } catch (SdkClientException unreadable) {
      return Fact.unseen(Clean.text(String.valueOf(unreadable.getMessage())));
    }
    if (asksTheMachine()) {
      try {
        return Fact.known(new InstanceProfileRegionProvider().getRegion());
      } catch (SdkClientException notThere) {
        // then nobody knows, and that is said below
      }
    }
    return Fact.unseen(
        "no AWS region is set; set AWS_REGION, give the profile a region, or use --region");
  }

  private static Fact<Region> region(String name) {
    return REGION.matcher(name).matches()
        ? Fact.known(Region.of(name))
        : Fact.unseen(
            "\"" + Clean.text(name) + "\" is not an AWS region; write one such as eu-west-1");
  }

  /// Whether nothing is set from which credentials could come, so that only the role of the machine
  /// is left.
  boolean asksTheMachine() {
    return !on("AWS_EC2_METADATA_DISABLED")
        && !profileChosen()
        && !profileHasCredentials()
        && List.of(
                "AWS_ACCESS_KEY_ID",
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI")
            .stream()
            .noneMatch(name -> variable(name).isPresent());
  }

  /// The address of a service that stands in the environment in place of AWS's own. Addresses in
  /// profiles are left to the SDK.
  ///
  /// See https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
  Optional<URI> endpoint(String serviceId) {
    if (on("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")) {
      return Optional.empty();
    }
    return variable("AWS_ENDPOINT_URL_" + serviceId.toUpperCase(Locale.ROOT).replace(' ', '_'))
        .or(() -> variable("AWS_ENDPOINT_URL"))
        .map(URI::create);
  }
}
