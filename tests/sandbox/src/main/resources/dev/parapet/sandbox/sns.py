"""SNS topics that take only policies AWS would take."""


@patches("sns")
def refuse_policies_without_sense():
    """AWS: a topic's policy has statements, and names single actions of SNS. moto: takes any JSON."""
    from moto.sns.exceptions import SNSInvalidParameter
    from moto.sns.models import SNSBackend

    stock = SNSBackend.set_topic_attribute

    def check(policy):
        if not policy:
            raise SNSInvalidParameter("Invalid parameter: Policy is empty")
        statements = json.loads(policy).get("Statement")
        if not statements:
            raise SNSInvalidParameter("Invalid parameter: Policy Error: null")
        for statement in statements if isinstance(statements, list) else [statements]:
            actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
            if any(action == "*" or action.lower() == "sns:*" for action in actions):
                raise SNSInvalidParameter("Invalid parameter: Policy statement action out of service scope!")

    @functools.wraps(stock)
    def set_topic_attribute(self, topic_arn, attribute_name, attribute_value):
        if attribute_name == "policy":
            check(attribute_value)
        return stock(self, topic_arn, attribute_name, attribute_value)

    SNSBackend.set_topic_attribute = set_topic_attribute
