package org.guichet.registry.secrecy;

import com.google.crypto.tink.KmsClient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.DefaultResourceLoader;

/** The room's parts put together by hand. */
final class SecrecyParts {
    private SecrecyParts() {}

    static KeyService service(KeysetFile encryption, KeysetFile index) {
        return service(encryption, index, null, new StaticListableBeanFactory());
    }

    static KeyService service(
            KeysetFile encryption, KeysetFile index, @Nullable String uri, StaticListableBeanFactory beans) {
        return new KeyService(
                new SecrecySettings(KeysetsForTests.location(encryption), KeysetsForTests.location(index), uri),
                new DefaultResourceLoader(),
                beans.getBeanProvider(KmsClient.class));
    }
}
