package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.SubnetRoutes;
import io.github.eksauth.checks.fact.UserDataForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// EC2 in its own kind of XML.
final class FakeEc2 implements FakeService {
  private final FakeAccount account;

  FakeEc2(FakeAccount account) {
    this.account = account;
  }

  @Override
  public String action(FakeCall call) {
    return "ec2:" + call.parameter("Action");
  }

  @Override
  public String contentType() {
    return "text/xml";
  }

  @Override
  public String error(String code, String message) {
    return Xml.in(
        "Response",
        Xml.in("Errors", Xml.in("Error", Xml.text("Code", code), Xml.text("Message", message))),
        Xml.text("RequestID", "fake"));
  }

  @Override
  public String notFoundCode() {
    return "InvalidInstanceID.NotFound";
  }

  @Override
  public FakeAws.Refusal denied(String action, String because) {
    return new FakeAws.Refusal(
        403,
        "UnauthorizedOperation",
        "You are not authorized to perform this operation. User: "
            + FakeAccount.OURSELVES
            + " is not authorized to perform: "
            + action
            + " "
            + because
            + ". Encoded authorization failure message: "
            + "abc".repeat(100));
  }

  @Override
  public String answer(FakeCall call, String action) {
    return switch (action) {
      case "ec2:DescribeSubnets" -> subnets(call, action);
      case "ec2:DescribeRouteTables" -> tables(call, action);
      case "ec2:DescribeVpcEndpoints" -> {
        String vpc = call.parameter("Filter.1.Value.1");
        yield page(
            call,
            "vpcEndpointSet",
            read(
                new FactKey.VpcEndpointsOf(vpc),
                action,
                () -> new FakeAws.Refusal(400, "InvalidVpcId.NotFound", "no such VPC")),
            it ->
                Xml.text("vpcEndpointId", "vpce-1")
                    + Xml.text("vpcId", vpc)
                    + Xml.text("serviceName", it.serviceName())
                    + Xml.text("vpcEndpointType", it.type())
                    + Xml.text("state", it.state())
                    + Xml.list("subnetIdSet", "item", it.subnets(), Xml::plain)
                    + Xml.text("privateDnsEnabled", String.valueOf(it.privateDns())));
      }
      case "ec2:DescribeInstances" -> {
        var it =
            read(
                new FactKey.InstanceOf(call.parameter("InstanceId.1")),
                action,
                () -> new FakeAws.Refusal(400, "InvalidInstanceID.NotFound", "no such instance"));
        yield page(
            call,
            "reservationSet",
            List.of(it),
            one ->
                Xml.list(
                    "instancesSet",
                    "item",
                    List.of(one),
                    instance ->
                        Xml.text("instanceId", instance.id())
                            + Xml.text("privateDnsName", instance.privateDnsName())
                            + Xml.text("subnetId", instance.subnetId())
                            + Xml.in("instanceState", Xml.text("name", instance.state()))
                            + profile(instance.instanceProfileArn())
                            + metadata(instance.httpTokens(), instance.hopLimit())));
      }
      case "ec2:DescribeLaunchTemplateVersions" -> {
        String id = call.parameter("LaunchTemplateId");
        var it =
            read(
                new FactKey.LaunchTemplateOf(id, call.parameter("LaunchTemplateVersion.1")),
                action,
                () ->
                    new FakeAws.Refusal(
                        400, "InvalidLaunchTemplateId.NotFound", "no such template"));
        yield page(
            call,
            "launchTemplateVersionSet",
            List.of(it),
            template ->
                Xml.text("launchTemplateId", template.id())
                    + Xml.text("versionNumber", template.version())
                    + Xml.in(
                        "launchTemplateData",
                        Xml.text("imageId", template.imageId()),
                        Xml.text("userData", userData(template.userData())),
                        profile(template.instanceProfile()),
                        metadata(template.httpTokens(), template.hopLimit())));
      }
      default -> throw new FakeAws.Refusal(400, "InvalidAction", "nobody taught me " + action);
    };
  }

  private <T> T read(
      FactKey<T> key, String action, java.util.function.Supplier<FakeAws.Refusal> notFound) {
    return account.value(account.any(key), action, this, notFound);
  }

  private static String profile(String profile) {
    return profile.isEmpty()
        ? ""
        : Xml.in(
            "iamInstanceProfile", Xml.text(profile.startsWith("arn:") ? "arn" : "name", profile));
  }

  private static String metadata(String httpTokens, Optional<Integer> hopLimit) {
    return Xml.in(
        "metadataOptions",
        Xml.text("httpTokens", httpTokens),
        Xml.text("httpPutResponseHopLimit", hopLimit.map(String::valueOf).orElse("")));
  }

  private static String userData(UserDataForm form) {
    String text =
        switch (form) {
          case NONE -> "";
          case BOOTSTRAP_SH -> "#!/bin/bash\nset -e\n/etc/eks/bootstrap.sh payments\n";
          case NODEADM ->
              """
              MIME-Version: 1.0
              Content-Type: multipart/mixed; boundary="b"

              --b
              Content-Type: application/node.eks.aws

              apiVersion: node.eks.aws/v1alpha1
              kind: NodeConfig
              --b--
              """;
          case BOTTLEROCKET -> "[settings.kubernetes]\ncluster-name = \"payments\"\n";
          case POWERSHELL -> "<powershell>\nStart-EKSBootstrap\n</powershell>\n";
          case OTHER -> "#cloud-config\npackages: [jq]\n";
        };
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<SubnetRoutes> known() {
    return account
        .all(FactKey.SubnetRoutesOf.class)
        .flatMap(entry -> entry.getValue().ifKnown().stream())
        .map(SubnetRoutes.class::cast)
        .toList();
  }

  /// Lists are denied as a whole.
  private void allowed(String action) {
    account
        .all(FactKey.SubnetRoutesOf.class)
        .map(Map.Entry::getValue)
        .filter(fact -> FakeAccount.denied(fact, action))
        .findFirst()
        .ifPresent(fact -> {
          var unseen = (Fact.Unseen<?>) fact;
          throw FakeAccount.refused(unseen.why(), unseen.missing(), action, this);
        });
  }

  private String subnets(FakeCall call, String action) {
    allowed(action);
    String id = call.parameter("SubnetId.1");
    if (id.isEmpty()) {
      String vpc = call.parameter("Filter.1.Value.1");
      return page(
          call,
          "subnetSet",
          known().stream().filter(it -> it.vpcId().equals(vpc)).toList(),
          it -> Xml.text("subnetId", it.subnetId()) + Xml.text("vpcId", it.vpcId()));
    }
    Fact<SubnetRoutes> one = account.any(new FactKey.SubnetRoutesOf(id));
    // of a subnet whose routes could not be seen, at least the VPC was
    String vpc =
        FakeAccount.denied(one, "ec2:DescribeRouteTables")
            ? "vpc-unseen"
            : account
                .value(
                    one,
                    action,
                    this,
                    () -> new FakeAws.Refusal(400, "InvalidSubnetID.NotFound", "no such subnet"))
                .vpcId();
    return page(
        call, "subnetSet", List.of(id), it -> Xml.text("subnetId", it) + Xml.text("vpcId", vpc));
  }

  private String tables(FakeCall call, String action) {
    allowed(action);
    String vpc = call.parameter("Filter.1.Value.1");
    var tables = new LinkedHashMap<String, List<SubnetRoutes>>();
    known().stream()
        .filter(it -> it.vpcId().equals(vpc))
        .forEach(it -> tables.computeIfAbsent(it.routeTableId(), _ -> new ArrayList<>()).add(it));
    return page(
        call,
        "routeTableSet",
        List.copyOf(tables.values()),
        subnets ->
            Xml.text("routeTableId", subnets.getFirst().routeTableId())
                + Xml.text("vpcId", vpc)
                + Xml.list("associationSet", "item", subnets, FakeEc2::association)
                + Xml.list("routeSet", "item", subnets.getFirst().targets(), FakeEc2::route));
  }

  private static String association(SubnetRoutes subnet) {
    return subnet.explicit()
        ? Xml.text("main", "false") + Xml.text("subnetId", subnet.subnetId())
        : Xml.text("main", "true");
  }

  private static String route(String target) {
    String name =
        switch (target.replaceFirst("-.*", "")) {
          case "nat" -> "natGatewayId";
          case "tgw" -> "transitGatewayId";
          case "eni" -> "networkInterfaceId";
          case "pcx" -> "vpcPeeringConnectionId";
          case "eigw" -> "egressOnlyInternetGatewayId";
          default -> "gatewayId";
        };
    return Xml.text("destinationCidrBlock", "10.0.0.0/8")
        + Xml.text(name, target)
        + Xml.text("state", "active");
  }

  private <T> String page(FakeCall call, String name, List<T> all, Function<T, String> item) {
    FakeAws.Page<T> page = FakeAws.Page.of(all, call.parameter("NextToken"), account.pageSize());
    return Xml.in(
        call.parameter("Action") + "Response",
        Xml.text("requestId", "fake"),
        Xml.list(name, "item", page.items(), item),
        Xml.text("nextToken", page.next()));
  }
}
