"""SQS queues whose attributes change one by one."""


@patches("sqs")
def leave_the_policy_alone():
    """AWS: SetQueueAttributes changes what it is sent. moto: forgets the policy when another attribute is sent."""
    from moto.sqs.models import SQSBackend

    stock = SQSBackend.set_queue_attributes

    @functools.wraps(stock)
    def set_queue_attributes(self, queue_name, attributes):
        policy = self.get_queue(queue_name).policy
        return stock(self, queue_name, {"Policy": policy, **attributes} if policy else attributes)

    SQSBackend.set_queue_attributes = set_queue_attributes


@patches("sqs")
def encrypt_in_one_way_at_a_time():
    """AWS: a KMS key switches SSE-SQS off, and SSE-SQS the KMS key. moto: keeps both."""
    from moto.sqs.models import SQSBackend

    stock = SQSBackend.set_queue_attributes

    @functools.wraps(stock)
    def set_queue_attributes(self, queue_name, attributes):
        if attributes.get("KmsMasterKeyId"):
            attributes = {**attributes, "SqsManagedSseEnabled": "false"}
        elif attributes.get("SqsManagedSseEnabled") == "true":
            attributes = {**attributes, "KmsMasterKeyId": None}
        return stock(self, queue_name, attributes)

    SQSBackend.set_queue_attributes = set_queue_attributes
