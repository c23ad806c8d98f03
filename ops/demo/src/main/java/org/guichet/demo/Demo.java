package org.guichet.demo;

import org.guichet.GuichetApplication;
import org.springframework.boot.SpringApplication;

/** Starts the platform for trying it. */
public final class Demo {
    private Demo() {}

    public static void main(String[] arguments) {
        SpringApplication.run(GuichetApplication.class, arguments);
    }
}
