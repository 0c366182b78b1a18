package dev.headroom.notify.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a name stands for decides whether anything is sent there. */
class DestinationsTest {
  private static final URI ADDRESS = URI.create("https://receiver.example/hook");

  private static Optional<String> refusal(AddressScope scope, String... found) {
    return new Destinations(_ -> addresses(found), scope).refusal(ADDRESS);
  }

  private static List<InetAddress> addresses(String... texts) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    for (String each : texts) {
      addresses.add(InetAddress.getByName(each));
    }
    return addresses;
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, allowed, allowed",
    "2001:4860:4860::8888, allowed, allowed",
    "127.0.0.1, allowed, private",
    "127.9.9.9, allowed, private",
    "::1, allowed, private",
    "0.0.0.0, allowed, private",
    "::, allowed, private",
    "10.1.2.3, allowed, private",
    "172.16.0.1, allowed, private",
    "172.31.255.255, allowed, private",
    "172.32.0.1, allowed, allowed",
    "192.168.7.7, allowed, private",
    "192.169.0.1, allowed, allowed",
    "100.64.0.1, allowed, private",
    "100.127.255.255, allowed, private",
    "100.128.0.1, allowed, allowed",
    "100.63.255.255, allowed, allowed",
    "fc00::1, allowed, private",
    "fdff::1, allowed, private",
    "fe00::1, allowed, allowed",
    "fb00::1, allowed, allowed",
    "64:ff9b::a01:203, allowed, private",
    "64:ff9b::808:808, allowed, allowed",
    "::ffff:10.0.0.1, allowed, private",
    "169.254.169.254, link, link",
    "169.254.0.1, link, link",
    "fe80::1, link, link",
    "febf::1, link, link",
    "64:ff9b::a9fe:a9fe, link, link",
    "::ffff:169.254.169.254, link, link",
    "2002:a9fe:a9fe::1, link, link",
    "2002:808:808::1, allowed, allowed",
    "2002:a00:1::1, allowed, private",
    "fd00:ec2::254, link, link",
    "100.100.100.200, link, link",
    "192.0.0.192, link, link",
    "224.0.0.1, link, link",
    "ff02::1, link, link"
  })
  void anAddressIsToldSomethingOrNot(String address, String ofAll, String ofPublic) {
    assertThat(kind(refusal(AddressScope.ALL, address))).isEqualTo(ofAll);
    assertThat(kind(refusal(AddressScope.PUBLIC, address))).isEqualTo(ofPublic);
  }

  private static String kind(Optional<String> refusal) {
    return refusal
        .map(each -> each.contains("addresses of the link") ? "link" : "private")
        .orElse("allowed");
  }

  @Test
  void oneOfSeveralIsEnough() {
    assertThat(refusal(AddressScope.ALL, "8.8.8.8", "169.254.169.254"))
        .hasValueSatisfying(each -> assertThat(each).startsWith("receiver.example is 169.254"));
    assertThat(refusal(AddressScope.PUBLIC, "8.8.8.8", "10.0.0.1"))
        .hasValue(
            "receiver.example is 10.0.0.1: notifications.addresses allows public addresses alone");
  }

  @Test
  void whatCannotBeLookedUpIsLeftToTheRequest() {
    Destinations unknown =
        new Destinations(
            host -> {
              throw new UnknownHostException(host);
            },
            AddressScope.PUBLIC);
    assertThat(unknown.refusal(ADDRESS)).isEmpty();
  }

  @Test
  void thereAreTwoScopes() {
    assertThatThrownBy(() -> new AddressScope("private"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("addresses must be all or public");
  }
}
