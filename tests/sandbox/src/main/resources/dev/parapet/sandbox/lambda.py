"""Lambda functions whose aliases have policies and URLs of their own."""


@patches("awslambda")
def keep_policies_apart():
    """AWS: a function, each alias and each version has its own policy. moto: adds to one and removes from another."""
    from moto.awslambda.exceptions import GenericResourcNotFound
    from moto.awslambda.models import LambdaBackend
    from moto.awslambda.policy import Policy
    from moto.awslambda.responses import LambdaResponse

    def policy(backend, name, qualifier):
        function = backend.get_function(name, qualifier)
        if not qualifier:
            return function.policy
        return function.__dict__.setdefault("policies", {}).setdefault(qualifier, Policy(function))

    def add_permission(self, function_name, qualifier, raw):
        return policy(self, function_name, qualifier).add_statement(raw, qualifier)[0]

    def get_policy(self, function_name, qualifier=None):
        return policy(self, function_name, qualifier).wire_format()

    def remove_permission(self):
        qualifier = self.querystring.get("Qualifier", [None])[0]
        name, sid = self.path.split("/")[-3], self.path.split("/")[-1].split("?")[0]
        found = policy(self.backend, name, qualifier)
        if sid not in {statement["Sid"] for statement in found.statements}:
            raise GenericResourcNotFound()
        found.del_statement(sid)
        return 204, {"status": 204}, "{}"

    LambdaBackend.add_permission = add_permission
    LambdaBackend.get_policy = get_policy
    LambdaResponse.remove_permission = remove_permission


@patches("awslambda")
def write_conditions_of_urls():
    """AWS: AddPermission turns what it says of URLs into conditions. moto: leaves it beside them."""
    from moto.awslambda.policy import Policy

    stock = Policy.decode_policy

    @functools.wraps(stock)
    def decode_policy(self, obj):
        auth, through = obj.pop("FunctionUrlAuthType", None), obj.pop("InvokedViaFunctionUrl", None)
        made = stock(self, obj)
        if made and (auth or through is not None):
            condition = made.statements[0].setdefault("Condition", {})
            if auth:
                condition.setdefault("StringEquals", {})["lambda:FunctionUrlAuthType"] = auth
            if through is not None:
                condition.setdefault("Bool", {})["lambda:InvokedViaFunctionUrl"] = str(through).lower()
        return made

    Policy.decode_policy = decode_policy


@patches("awslambda")
def give_aliases_urls():
    """AWS: a function has a URL, each alias may have one, and all are listed. moto: one a function, and no list."""
    from moto.awslambda import urls
    from moto.awslambda.exceptions import GenericResourcNotFound
    from moto.awslambda.models import FunctionUrlConfig
    from moto.awslambda.responses import LambdaResponse

    def known(self, name):
        return self.backend.get_function(name).__dict__.setdefault("urls", {})

    def place(self):
        return known(self, self.path.split("/")[-2]), self.querystring.get("Qualifier", [None])[0]

    def told(config, qualifier):
        answer = config.to_dict()
        if qualifier:
            answer["FunctionArn"] += ":" + qualifier
        return {**answer, "InvokeMode": "BUFFERED", "LastModifiedTime": config.created}

    def create(self):
        configs, qualifier = place(self)
        configs[qualifier] = FunctionUrlConfig(self.backend.get_function(self.path.split("/")[-2]), self.json_body)
        return 201, {"status": 201}, json.dumps(told(configs[qualifier], qualifier))

    def found(self):
        configs, qualifier = place(self)
        if qualifier not in configs:
            raise GenericResourcNotFound()
        return configs[qualifier], qualifier

    def get(self):
        return json.dumps(told(*found(self)))

    def update(self):
        config, qualifier = found(self)
        config.update(self.json_body)
        return json.dumps(told(config, qualifier))

    def list_all(self):
        configs = known(self, self.path.split("/")[-2])
        return json.dumps({"FunctionUrlConfigs": [told(config, qualifier) for qualifier, config in configs.items()]})

    LambdaResponse.create_function_url_config = create
    LambdaResponse.get_function_url_config = get
    LambdaResponse.update_function_url_config = update
    LambdaResponse.list_function_url_configs = list_all
    urls.url_paths[r"{0}/(?P<api_version>[^/]+)/functions/(?P<function_name>[\w_:%-]+)/urls/?$"] = LambdaResponse.dispatch
