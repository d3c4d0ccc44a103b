package io.gantry.web;

import io.gantry.web.conditional.IfMatchResolver;
import io.gantry.web.conditional.VersionedResultHandler;
import io.gantry.web.errors.ErrorWriter;
import io.gantry.web.gitroutes.GitFirewall;
import io.gantry.web.gitroutes.GitPathFilter;
import io.gantry.web.paging.ListingResultHandler;
import io.gantry.web.paging.PageResolver;
import io.gantry.web.request.JsonWriter;
import io.gantry.web.request.StorableStrings;
import io.gantry.web.request.StrictHandlerAdapter;
import io.gantry.web.requestid.RequestIdFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

/** Switches on for a service what this library has. */
@AutoConfiguration
class WebConfiguration implements WebFluxConfigurer, WebFluxRegistrations {
    @Bean
    ErrorWriter errorWriter(JsonMapper json) {
        return new ErrorWriter(json);
    }

    /** Addresses that the firewall refuses ({@code //}, {@code ;}, …) are errors like others. */
    @Bean
    ServerExchangeRejectedHandler rejectedRequests(ErrorWriter errors) {
        return errors::handle;
    }

    @Bean
    static JacksonModule storableStrings() {
        return StorableStrings.module();
    }

    /** The request is observed as a whole, not each filter of the security chain. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    RequestIdFilter requestIdFilter() {
        return new RequestIdFilter();
    }

    @Bean
    GitPathFilter gitPathFilter() {
        return new GitPathFilter();
    }

    @Bean
    GitFirewall gitFirewall() {
        return new GitFirewall();
    }

    @Bean
    JsonWriter jsonWriter(JsonMapper json) {
        return new JsonWriter(json);
    }

    @Bean
    VersionedResultHandler versionedResultHandler(JsonWriter json) {
        return new VersionedResultHandler(json);
    }

    @Bean
    ListingResultHandler listingResultHandler(JsonWriter json) {
        return new ListingResultHandler(json);
    }

    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new StrictHandlerAdapter();
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new PageResolver(), new IfMatchResolver());
    }
}
