package io.unlockwire.feed;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Under which address a client is counted: the nearest one that no trusted proxy stands for, so that a
 * client can say nothing about itself that is believed. An IPv6 client is counted by its network of 64
 * bits, since it has that to itself.
 */
final class ClientAddress {

    private final List<Network> trusted;

    /** All addresses that begin with the same bits. */
    private record Network(byte[] start, int bits) {

        static Network parse(String text) {
            int slash = text.indexOf('/');
            byte[] start = bytes(slash < 0 ? text : text.substring(0, slash));
            if (start == null) {
                throw new IllegalArgumentException(text + " is no network such as 10.0.0.0/8");
            }
            int bits = slash < 0 ? start.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > start.length * 8) {
                throw new IllegalArgumentException(text + " has more bits than an address");
            }
            return new Network(start, bits);
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            int whole = bits / 8;
            int mask = (0xff00 >> (bits % 8)) & 0xff;
            return Arrays.equals(address, 0, whole, start, 0, whole)
                    && (mask == 0 || ((address[whole] ^ start[whole]) & mask) == 0);
        }
    }

    /** @throws IllegalArgumentException if one is no network */
    ClientAddress(List<String> trusted) {
        this.trusted = trusted.stream().map(Network::parse).toList();
    }

    /** Of who sent this, as far as trusted proxies say. */
    String of(HttpServerRequest request) {
        return of(String.valueOf(request.remoteAddress().hostAddress()),
                request.headers().getAll("X-Forwarded-For"));
    }

    /**
     * @param peer who connected
     * @param forwardedFor the values of X-Forwarded-For, each proxy having added its own peer at the end
     */
    String of(String peer, List<String> forwardedFor) {
        List<String> hops = forwardedFor.stream().flatMap(value -> Arrays.stream(value.split(",", 64)))
                .map(String::strip).toList();
        byte[] client = bytes(peer);
        for (int i = hops.size() - 1; i >= 0 && client != null && trusts(client); i--) {
            byte[] hop = bytes(hops.get(i));
            if (hop == null) {
                break;
            }
            client = hop;
        }
        return client == null ? peer : name(client);
    }

    private boolean trusts(byte[] address) {
        return trusted.stream().anyMatch(network -> network.holds(address));
    }

    private static String name(byte[] address) {
        return address.length == 4
                ? NetUtil.bytesToIpAddress(address)
                : HexFormat.ofDelimiter(":").formatHex(address, 0, 8);
    }

    private static byte @Nullable [] bytes(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        boolean mapped = bytes != null && bytes.length == 16
                && Arrays.equals(bytes, 0, 12, MAPPED, 0, 12);
        return mapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};
}
