"""The regions of an account."""

DEFAULT_REGIONS = [
    "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1",
    "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1", "us-east-1", "us-east-2", "us-west-1",
    "us-west-2",
]
OPT_IN_REGIONS = ["af-south-1", "ap-east-1", "ap-southeast-3", "eu-south-1", "eu-central-2", "il-central-1", "me-south-1"]


@patches("account")
def list_regions():
    """AWS: tells which regions an account has on. moto: does not know the calls."""
    from moto.account import urls
    from moto.account.responses import AccountResponse
    from moto.core.responses import ActionResult

    def status(region):
        return "ENABLED_BY_DEFAULT" if region in DEFAULT_REGIONS else "DISABLED"

    def list_regions(self):
        wanted = self._get_param("RegionOptStatusContains")
        every = [{"RegionName": each, "RegionOptStatus": status(each)} for each in sorted(DEFAULT_REGIONS + OPT_IN_REGIONS)]
        return ActionResult({"Regions": [each for each in every if not wanted or each["RegionOptStatus"] in wanted]})

    def get_region_opt_status(self):
        region = self._get_param("RegionName")
        return ActionResult({"RegionName": region, "RegionOptStatus": status(region)})

    AccountResponse.list_regions, AccountResponse.get_region_opt_status = list_regions, get_region_opt_status
    urls.url_paths["{0}/listRegions$"] = AccountResponse.dispatch
    urls.url_paths["{0}/getRegionOptStatus$"] = AccountResponse.dispatch
