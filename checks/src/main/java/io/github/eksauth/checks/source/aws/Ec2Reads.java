package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.Instance;
import io.github.eksauth.checks.fact.LaunchTemplate;
import io.github.eksauth.checks.fact.VpcEndpoint;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;

/// What EC2 knows about instances, launch templates and the endpoints of a VPC.
final class Ec2Reads {
  private final Service<Ec2Client> ec2;

  Ec2Reads(Service<Ec2Client> ec2) {
    this.ec2 = ec2;
  }

  static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }

  Fact<List<VpcEndpoint>> vpcEndpoints(String vpcId) {
    return ec2.<DescribeVpcEndpointsResponse, VpcEndpoint>pages(
        "ec2:DescribeVpcEndpoints",
        Service.absentOn("InvalidVpcId.NotFound", "InvalidVpcID.NotFound"),
        (client, limits, token) ->
            client.describeVpcEndpoints(request ->
                request
                    .filters(filter("vpc-id", vpcId))
                    .nextToken(token)
                    .overrideConfiguration(limits)),
        answer ->
            answer.vpcEndpoints().stream()
                .map(it ->
                    new VpcEndpoint(
                        Wire.text(it.serviceName()),
                        Wire.text(it.vpcEndpointTypeAsString()),
                        Wire.text(it.stateAsString()),
                        it.subnetIds(),
                        Wire.flag(it.privateDnsEnabled())))
                .toList(),
        DescribeVpcEndpointsResponse::nextToken);
  }

  /// A malformed id is a failure, not an absence: it may have been cut off where it came from.
  Fact<Instance> instance(String id) {
    Fact<List<Instance>> instances =
        ec2.<DescribeInstancesResponse, Instance>pages(
            "ec2:DescribeInstances",
            Service.absentOn("InvalidInstanceID.NotFound"),
            (client, limits, token) ->
                client.describeInstances(request ->
                    request.instanceIds(id).nextToken(token).overrideConfiguration(limits)),
            answer ->
                answer.reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream())
                    .map(Ec2Reads::instance)
                    .toList(),
            DescribeInstancesResponse::nextToken);
    return first(instances);
  }

  private static Instance instance(software.amazon.awssdk.services.ec2.model.Instance it) {
    var metadata = Optional.ofNullable(it.metadataOptions());
    return new Instance(
        it.instanceId(),
        Wire.text(it.privateDnsName()),
        it.iamInstanceProfile() == null ? "" : Wire.text(it.iamInstanceProfile().arn()),
        Wire.text(it.subnetId()),
        it.state() == null ? "" : Wire.text(it.state().nameAsString()),
        metadata.map(options -> Wire.text(options.httpTokensAsString())).orElse(""),
        metadata.flatMap(options -> Optional.ofNullable(options.httpPutResponseHopLimit())));
  }

  Fact<LaunchTemplate> launchTemplate(String id, String version) {
    Fact<List<LaunchTemplate>> versions =
        ec2.<DescribeLaunchTemplateVersionsResponse, LaunchTemplate>pages(
            "ec2:DescribeLaunchTemplateVersions",
            Service.absentOn(
                "InvalidLaunchTemplateId.NotFound", "InvalidLaunchTemplateId.VersionNotFound"),
            (client, limits, token) ->
                client.describeLaunchTemplateVersions(request ->
                    request
                        .launchTemplateId(id)
                        .versions(version)
                        .nextToken(token)
                        .overrideConfiguration(limits)),
            answer -> answer.launchTemplateVersions().stream().map(Ec2Reads::template).toList(),
            DescribeLaunchTemplateVersionsResponse::nextToken);
    return first(versions);
  }

  private static LaunchTemplate template(LaunchTemplateVersion version) {
    Optional<ResponseLaunchTemplateData> data = Optional.ofNullable(version.launchTemplateData());
    var metadata = data.flatMap(it -> Optional.ofNullable(it.metadataOptions()));
    return new LaunchTemplate(
        Wire.text(version.launchTemplateId()),
        version.versionNumber() == null ? "" : version.versionNumber().toString(),
        data.map(it -> Wire.text(it.imageId())).orElse(""),
        UserData.form(data.map(it -> Wire.text(it.userData())).orElse("")),
        data.flatMap(it -> Optional.ofNullable(it.iamInstanceProfile()))
            .map(profile ->
                profile.arn() == null ? Wire.text(profile.name()) : Wire.text(profile.arn()))
            .orElse(""),
        metadata.map(options -> Wire.text(options.httpTokensAsString())).orElse(""),
        metadata.flatMap(options -> Optional.ofNullable(options.httpPutResponseHopLimit())));
  }

  private static <T> Fact<T> first(Fact<List<T>> list) {
    return list.then(all -> all.isEmpty() ? Fact.absent() : Fact.known(all.getFirst()));
  }
}
