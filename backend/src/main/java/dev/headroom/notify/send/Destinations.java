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
 */
public record Destinations(HostLookup lookup) {
  private static final int IPV4_BYTES = 4;

  /** Beginnings of IPv6 addresses that hold one of IPv4 at their end (RFC 6052, RFC 4291). */
  private static final Set<String> WITH_IPV4 =
      Set.of("0064ff9b0000000000000000", "000000000000000000000000");

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
  public static Destinations ofSystem() {
    return new Destinations(host -> List.of(InetAddress.getAllByName(host)));
  }

  /** Why nothing is sent there; empty if it may be. What cannot be looked up, the request says. */
  public Optional<String> refusal(URI address) {
    try {
      for (InetAddress each : lookup.all(address.getHost())) {
        if (isRefused(each)) {
          return Optional.of(
              "%s is %s: addresses of the link and of a cloud's metadata are not told anything"
                  .formatted(address.getHost(), each.getHostAddress()));
        }
      }
      return Optional.empty();
    } catch (UnknownHostException unknown) {
      return Optional.empty();
    }
  }

  private static boolean isRefused(InetAddress address) {
    byte[] bytes = address.getAddress();
    String hex = HexFormat.of().formatHex(bytes);
    boolean holdsIpv4 =
        bytes.length > IPV4_BYTES
            && WITH_IPV4.contains(hex.substring(0, hex.length() - 2 * IPV4_BYTES));
    return address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || METADATA.contains(hex)
        || (holdsIpv4 && isRefused(last(bytes)));
  }

  private static InetAddress last(byte[] bytes) {
    try {
      return InetAddress.getByAddress(
          Arrays.copyOfRange(bytes, bytes.length - IPV4_BYTES, bytes.length));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
