package io.gantry.git.repositories;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** Lets handlers take a {@link RepositoryPath}. */
@Configuration(proxyBeanMethods = false)
class RepositoriesConfiguration implements WebFluxConfigurer {
    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new RepositoryPathResolver());
    }
}
