package broken.guichet.channel.desk;

import org.springframework.transaction.annotation.Transactional;

@Transactional
class TransactionalOnTheType {}
