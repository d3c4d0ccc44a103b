package io.gantry.gateway.requests;

import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Believes {@code X-Forwarded-*} of trusted proxies: the client is the last address in the chain
 * that is not one of them, since whatever stands before it may be the client's own invention.
 *
 * @see <a
 *     href="https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/X-Forwarded-For">X-Forwarded-For</a>
 */
final class TrustedProxies extends ForwardedHeaderTransformer {
    private final List<IpSubnetFilterRule> networks;

    TrustedProxies(List<IpSubnetFilterRule> networks) {
        this.networks = networks;
    }

    @Override
    public ServerHttpRequest apply(ServerHttpRequest request) {
        InetSocketAddress peer = request.getRemoteAddress();
        if (peer == null || !isTrusted(peer)) {
            return request;
        }
        return request.mutate().remoteAddress(client(request, peer)).uri(address(request)).build();
    }

    private InetSocketAddress client(ServerHttpRequest request, InetSocketAddress peer) {
        InetSocketAddress nearest = peer;
        for (String hop : lastFirst(request)) {
            InetSocketAddress next = parse(hop);
            if (next == null) {
                return nearest;
            }
            nearest = next;
            if (!isTrusted(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    private static List<String> lastFirst(ServerHttpRequest request) {
        List<String> hops = new ArrayList<>();
        for (String header : request.getHeaders().getOrEmpty("X-Forwarded-For")) {
            Collections.addAll(hops, header.split(",", -1));
        }
        return hops.reversed();
    }

    private static @Nullable InetSocketAddress parse(String hop) {
        try {
            return new InetSocketAddress(InetAddress.ofLiteral(hop.strip()), 0);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private boolean isTrusted(InetSocketAddress address) {
        return networks.stream().anyMatch(network -> network.matches(address));
    }

    /** As the client wrote it: each proxy sets scheme and host anew, so the last word counts. */
    private static URI address(ServerHttpRequest request) {
        UriComponentsBuilder address = UriComponentsBuilder.fromUri(request.getURI());
        last(request, "X-Forwarded-Proto")
                .filter(scheme -> "https".equals(scheme) || "http".equals(scheme))
                .ifPresent(address::scheme);
        last(request, "X-Forwarded-Host")
                .flatMap(TrustedProxies::authority)
                .ifPresent(named -> address.host(named.getHost()).port(named.getPort()));
        return address.build(true).toUri();
    }

    private static Optional<URI> authority(String hostAndPort) {
        try {
            URI named = URI.create("http://" + hostAndPort);
            boolean nothingElse = named.getHost() != null && named.getPath().isEmpty();
            return Optional.of(named).filter(_ -> nothingElse);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> last(ServerHttpRequest request, String header) {
        List<String> values = request.getHeaders().getOrEmpty(header);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String[] all = values.getLast().split(",", -1);
        return Optional.of(all[all.length - 1].strip());
    }
}
