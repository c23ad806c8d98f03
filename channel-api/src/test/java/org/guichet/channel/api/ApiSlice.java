package org.guichet.channel.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.guichet.channel.security.SliceSecurity;
import org.guichet.registry.client.AttributeDictionary;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** One controller with the API's security and problems, without a database and its attribute dictionary. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebMvcTest(properties = "guichet.security.issuer=https://issuer.example")
@Import({SliceSecurity.class, ProblemTexts.class, ProblemAnswers.class})
@MockitoBean(types = AttributeDictionary.class)
@interface ApiSlice {
    @AliasFor(annotation = WebMvcTest.class, attribute = "controllers")
    Class<?>[] value();
}
