package io.github.eksauth.checks.fact;

import java.util.Optional;

/// One version of a launch template. Of the user data only the form is kept, never the text.
public record LaunchTemplate(
    String id,
    @OrEmpty String version,
    @OrEmpty String imageId,
    @OrEmpty UserDataForm userData,
    @OrEmpty String instanceProfile,
    @OrEmpty String httpTokens,
    Optional<Integer> hopLimit) {}
