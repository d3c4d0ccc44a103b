package io.gantry.platform.service;

import io.gantry.platform.process.Ports;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the services listen, fixed for as long as the suite runs.
 *
 * @param http the port of each service; also of those that are not there, whose callers then see a
 *     closed port
 * @param management the port of each service's health and metrics
 * @param ssh the port of git over SSH
 */
public record ServicePorts(Map<Service, Integer> http, Map<Service, Integer> management, int ssh) {

    public ServicePorts {
        http = Map.copyOf(http);
        management = Map.copyOf(management);
    }

    /** The two public ports are given; all others are chosen. */
    public static ServicePorts choose(int gateway, int ssh, Ports ports) {
        var http = new EnumMap<Service, Integer>(Service.class);
        var management = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            http.put(service, service == Service.GATEWAY ? gateway : ports.next());
            management.put(service, ports.next());
        }
        return new ServicePorts(http, management, ssh);
    }

    int http(Service service) {
        return http.getOrDefault(service, 0);
    }

    int management(Service service) {
        return management.getOrDefault(service, 0);
    }
}
