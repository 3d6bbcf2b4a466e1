"""CloudFront distributions that show what they are, and change for those who know them only."""


@patches("cloudfront")
def list_distributions_with_their_configuration():
    """AWS: the list shows each distribution's behaviors, aliases and certificate. moto: keeps them from the list."""
    from moto.cloudfront.models import Distribution

    listed = {
        "Aliases", "CacheBehaviors", "Comment", "CustomErrorResponses", "DefaultCacheBehavior", "Enabled", "HttpVersion",
        "IsIPV6Enabled", "Origins", "PriceClass", "Restrictions", "ViewerCertificate", "WebACLId",
    }

    def configured(self, name):
        if name in listed:
            return self.distribution_config.__dict__[name]
        raise AttributeError(name)

    Distribution.__getattr__ = configured


@patches("cloudfront")
def update_known_versions_only():
    """AWS: an update must name the ETag of the configuration it was made from, and makes a new one. moto: takes any ETag
    and keeps it for ever."""
    from moto.cloudfront.exceptions import CloudFrontException
    from moto.cloudfront.models import CloudFrontBackend, random_id

    class PreconditionFailed(CloudFrontException):
        status_code = 412

        def __init__(self):
            super().__init__("PreconditionFailed", "The request failed because it didn't meet the preconditions.")

    stock = CloudFrontBackend.update_distribution

    @functools.wraps(stock)
    def update_distribution(self, dist_config, _id, if_match):
        found = self.distributions.get(_id)
        if found and if_match and if_match != found.etag:
            raise PreconditionFailed()
        distribution, location, _ = stock(self, dist_config, _id, if_match)
        distribution.etag = random_id()
        return distribution, location, distribution.etag

    CloudFrontBackend.update_distribution = update_distribution
