package io.gantry.git;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The git service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class GitApplication {
    public static void main(String[] args) {
        SpringApplication.run(GitApplication.class, args);
    }
}
