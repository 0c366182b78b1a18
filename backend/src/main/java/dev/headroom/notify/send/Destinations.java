package dev.headroom.notify.send;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses nothing is sent to, whatever name leads there: those of the link, where clouds
 * hand out their credentials, and the other ones that they do it at. Java keeps what a name stood
 * for for a while, so that a request goes to what was looked at here.
 *
 * @param lookup what a name stands for; may block
 * @param scope whether addresses of this machine and of private networks are refused as well
 */
public record Destinations(HostLookup lookup, AddressScope scope) {
  private static final int IPV4_BYTES = 4;

  /** 100.64.0.0/10 and fc00::/7. */
  private static final int SHARED = 0x40;

  private static final int SHARED_MASK = 0xc0;
  private static final int UNIQUE_LOCAL = 0xfc;
  private static final int UNIQUE_LOCAL_MASK = 0xfe;

  /** Beginnings of IPv6 addresses that hold one of IPv4 at their end (RFC 6052, RFC 4291). */
  private static final Set<String> WITH_IPV4 =
      Set.of("0064ff9b0000000000000000", "000000000000000000000000");

  /** The beginning of those that have one behind it: 2002::/16 (RFC 3056). */
  private static final String SIX_TO_FOUR = "2002";

  /** Of Amazon, Alibaba and Oracle; everybody else's is of the link. */
  private static final Set<String> METADATA =
      Set.of("fd000ec2000000000000000000000254", "646464c8", "c00000c0");

  /** What a name stands for. */
  public interface HostLookup {
    /**
     * @throws UnknownHostException if it stands for nothing
     */
    List<InetAddress> all(String host) throws UnknownHostException;
  }

  /** As the system says. */
  public static Destinations ofSystem(AddressScope scope) {
    return new Destinations(host -> List.of(InetAddress.getAllByName(host)), scope);
  }

  /** Why nothing is sent there; empty if it may be. What cannot be looked up, the request says. */
  public Optional<String> refusal(URI address) {
    try {
      return lookup.all(address.getHost()).stream()
          .flatMap(each -> refusal(address.getHost(), each).stream())
          .findFirst();
    } catch (UnknownHostException unknown) {
      return Optional.empty();
    }
  }

  private Optional<String> refusal(String host, InetAddress address) {
    String is = "%s is %s: ".formatted(host, address.getHostAddress());
    if (isRefused(address)) {
      return Optional.of(
          is + "addresses of the link and of a cloud's metadata are not told anything");
    }
    return scope.equals(AddressScope.PUBLIC) && isPrivate(address)
        ? Optional.of(is + "notifications.addresses allows public addresses alone")
        : Optional.empty();
  }

  /** RFC 1918, RFC 4193, RFC 6598, and this machine. */
  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean isShared =
        bytes.length == IPV4_BYTES && bytes[0] == 100 && (bytes[1] & SHARED_MASK) == SHARED;
    boolean isUniqueLocal =
        bytes.length > IPV4_BYTES && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isSiteLocalAddress()
        || isShared
        || isUniqueLocal
        || within(bytes).filter(Destinations::isPrivate).isPresent();
  }

  private static boolean isRefused(InetAddress address) {
    byte[] bytes = address.getAddress();
    String hex = HexFormat.of().formatHex(bytes);
    return address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || METADATA.contains(hex)
        || within(bytes).filter(Destinations::isRefused).isPresent();
  }

  /** The IPv4 address that one of IPv6 stands for, if it does: at its end, or after 2002. */
  private static Optional<InetAddress> within(byte[] bytes) {
    String hex = HexFormat.of().formatHex(bytes);
    if (bytes.length > IPV4_BYTES && hex.startsWith(SIX_TO_FOUR)) {
      return Optional.of(address(Arrays.copyOfRange(bytes, 2, 2 + IPV4_BYTES)));
    }
    int end = bytes.length - IPV4_BYTES;
    return WITH_IPV4.contains(hex.substring(0, 2 * end))
        ? Optional.of(address(Arrays.copyOfRange(bytes, end, bytes.length)))
        : Optional.empty();
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
