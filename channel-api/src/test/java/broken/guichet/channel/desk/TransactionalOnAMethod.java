package broken.guichet.channel.desk;

import org.springframework.transaction.annotation.Transactional;

class TransactionalOnAMethod {
    @Transactional
    void submit() {}
}
